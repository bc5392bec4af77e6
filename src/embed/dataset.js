// stub until the reader lands
export const flatten = () => "";
export const parse = () => "";
export const fetchDataset = async () => "";
