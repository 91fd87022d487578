import { Input } from "@medusajs/ui";

/** A field to look for something; as wide as the screen on a phone. */
export function SearchInput(props: {
  id?: string;
  label?: string;
  placeholder: string;
  value: string;
  wide?: boolean;
  onChange: (value: string) => void;
}) {
  return (
    // Medusa's magnifying glass keeps to the bottom of a field of 32 pixels.
    <div className={`w-full [&_.absolute]:h-11 ${props.wide ? "" : "sm:w-72"}`}>
      <Input
        id={props.id}
        className="h-11"
        type="search"
        placeholder={props.placeholder}
        aria-label={props.label}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}
