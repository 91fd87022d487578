import { Input } from "@medusajs/ui";

/** A field to look for something; as wide as the screen on a phone. */
export function SearchInput(props: { label: string; value: string; onChange: (value: string) => void }) {
  const { label, value, onChange } = props;
  return (
    <div className="w-full sm:w-72">
      <Input
        // Of type "search" Medusa's own has a picture without a name.
        type="text"
        role="searchbox"
        enterKeyHint="search"
        placeholder={label}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
