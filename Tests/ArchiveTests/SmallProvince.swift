import Catalogue

/// Two cities with a district and a county each, and a direct county.
func smallProvince() throws -> RegionTable {
    let rows = """
        code,name,kind,parent,tile_row,tile_col,formerly
        410000,河南省,province,,,,
        410100,郑州市,city,410000,4,3,
        410102,中原区,district,410100,,,
        410122,中牟县,county,410100,,,
        410181,巩义市,direct-county,410000,,,
        410300,洛阳市,city,410000,4,2,
        410302,老城区,district,410300,,,
        410322,孟津县,county,410300,,,

        """
    return try RegionTable(csv: Array(rows.utf8), file: "regions.csv")
}
