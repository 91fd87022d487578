import { Link } from "react-router-dom";
import { isDeclared } from "../../declared/fields";
import { LINK } from "./link";

/** An order by its number. A declared sale is an order of another platform: there is none of this shop to open. */
export function OrderLink({ order }: { order: { order_id: string; order_display_id: string } }) {
  const { order_id, order_display_id } = order;
  if (isDeclared(order_id)) return <span>{order_display_id}</span>;
  return (
    <Link className={LINK} to={`/orders/${order_id}`}>
      #{order_display_id}
    </Link>
  );
}
