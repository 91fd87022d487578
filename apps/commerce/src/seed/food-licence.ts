/**
 * A food production licence number: "SC", three digits of the food class, six of the district, four in sequence and a
 * check digit (GB/T 17710, ISO 7064 MOD 11,10).
 */
export function foodLicence(foodClass: string, district: string, sequence: string): string {
  const digits = `${foodClass}${district}${sequence}`;
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return `SC${digits}${(11 - product) % 10}`;
}
