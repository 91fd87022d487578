import { Input } from "@medusajs/ui";

/** A field to look for something; as wide as the screen on a phone, and elsewhere if it `isWide`. */
export function SearchInput(props: {
  id?: string;
  label?: string;
  placeholder?: string;
  value: string;
  isWide?: boolean;
  onChange: (value: string) => void;
}) {
  const { id, label, placeholder = label, value, isWide = false, onChange } = props;
  return (
    <div className={`w-full ${isWide ? "" : "sm:w-72"}`}>
      <Input
        id={id}
        className="h-11"
        // Of type "search" Medusa's own has a picture without a name.
        type="text"
        role="searchbox"
        enterKeyHint="search"
        placeholder={placeholder}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
