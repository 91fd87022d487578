import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Tag } from "@medusajs/icons";
import { Container, Tabs } from "@medusajs/ui";
import { useSearchParams } from "react-router-dom";
import { PageHead } from "../../components/section";
import { AuthorisationsTab } from "./parts/authorisations-tab";
import { MarksTab } from "./parts/marks-tab";

/** 品牌与授权: the marks, and who may use them on which goods. */
export default function BrandsPage() {
  const [search, setSearch] = useSearchParams();
  const tab = search.get("tab") ?? "marks";
  return (
    <Tabs value={tab} onValueChange={(value) => setSearch({ tab: value })} className="flex flex-col gap-y-3">
      <PageHead
        title="品牌与授权"
        note="没有登记和有效的授权，商品页上就没有印记。"
        actions={
          <Tabs.List>
            <Tabs.Trigger value="marks">品牌与地理标志</Tabs.Trigger>
            <Tabs.Trigger value="authorisations">授权</Tabs.Trigger>
          </Tabs.List>
        }
      />
      <Tabs.Content value="marks">
        <Container className="p-0">
          <MarksTab />
        </Container>
      </Tabs.Content>
      <Tabs.Content value="authorisations">
        <Container className="p-0">
          <AuthorisationsTab />
        </Container>
      </Tabs.Content>
    </Tabs>
  );
}

export const config = defineRouteConfig({ label: "品牌与授权", icon: Tag, rank: 2 });

export const handle = { breadcrumb: () => "品牌与授权" };
