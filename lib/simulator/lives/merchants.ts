/** Invented shops. `cents` are the least and the most a visit costs. */
export type Merchant = { name: string; cents: [number, number] }

export type Merchants = readonly [Merchant, ...Merchant[]]

export const groceries: Merchants = [
  { name: 'Greengate Grocery', cents: [2_840, 9_460] },
  { name: 'Old Mill Market', cents: [1_920, 7_310] },
  { name: 'Harbour Fruit & Veg', cents: [890, 3_240] },
]

export const coffee: Merchants = [
  { name: 'Wharf Bakery', cents: [410, 1_290] },
  { name: 'Copper Kettle Coffee', cents: [390, 780] },
  { name: 'Gull & Bean', cents: [425, 960] },
]

export const dining: Merchants = [
  { name: 'Saltbox Kitchen', cents: [2_150, 6_400] },
  { name: 'Nine Lanterns', cents: [1_680, 4_900] },
  { name: 'The Slow Heron', cents: [2_400, 7_200] },
  { name: 'Pepper Lane Noodles', cents: [1_150, 2_650] },
]

export const transit: Merchants = [
  { name: 'Metro Transit', cents: [275, 550] },
  { name: 'Ferry Line 3', cents: [350, 700] },
]

export const shops: Merchants = [
  { name: 'Northwick Hardware', cents: [640, 6_900] },
  { name: 'Quill Books', cents: [900, 3_800] },
  { name: 'Lamplight Cinema', cents: [1_300, 3_900] },
  { name: 'Elm Street Pharmacy', cents: [480, 4_200] },
  { name: 'Thread & Tailor', cents: [1_900, 9_800] },
  { name: 'Bellweather Garden', cents: [1_100, 6_200] },
  { name: 'Pinecone Post', cents: [520, 2_700] },
  { name: 'Juniper Fuel', cents: [2_600, 6_100] },
]

export const online: Merchants = [
  { name: 'PAPERPLANE ONLINE 8841', cents: [990, 8_400] },
  { name: 'Foxglove Records', cents: [1_200, 4_500] },
  { name: 'Meridian Airlines', cents: [11_900, 34_800] },
  { name: 'Tinker & Co. Parts', cents: [1_450, 9_900] },
]

export const abroad: Merchants = [
  { name: 'Café am Ufer', cents: [320, 1_480] },
  { name: 'Libreria Ponte Vecchio Nuovo', cents: [890, 3_600] },
  { name: 'Boulangerie du Phare', cents: [240, 1_150] },
  { name: 'Tramlijn 7', cents: [280, 840] },
]
