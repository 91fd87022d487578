import { county } from "@qinshui/brand-kit/county";

export interface Place {
  name: string;
  latitude: number;
  longitude: number;
}

/**
 * A link that opens a map at a place. Its coordinates are WGS84; Amap shifts them to its own system itself when told so
 * (`coordinate=wgs84`), so nothing is converted here.
 */
export function amapLink(place: Place): string {
  const query = new URLSearchParams({
    position: `${place.longitude},${place.latitude}`,
    name: place.name,
    coordinate: "wgs84",
    src: county.site.id,
    callnative: "1",
  });
  return `https://uri.amap.com/marker?${query}`;
}

/** A link for the map application of the phone (RFC 5870, which is WGS84). */
export function geoLink(place: Place): string {
  const point = `${place.latitude},${place.longitude}`;
  return `geo:${point}?q=${point}(${encodeURIComponent(place.name)})`;
}
