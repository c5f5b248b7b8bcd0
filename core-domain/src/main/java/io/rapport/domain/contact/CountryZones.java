package io.rapport.domain.contact;

import io.rapport.domain.shared.Country;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * By which time zone the HCPs of a country are taken to live: one for each country, and UTC where none is known. Of a country
 * with several, those that ship name the one in which most people live.
 */
public record CountryZones(List<CountryZone> byCountry) {

    /** By which zone the HCPs of one country are taken to live. */
    public record CountryZone(Country country, TimeZoneName zone) {}

    public static final CountryZones NONE = new CountryZones(List.of());

    public static final CountryZones SHIPPED = NONE.with(shipped());

    /** In the order of the countries, so that equal zones are stored as equal bytes. */
    public CountryZones {
        byCountry = byCountry.stream()
                .sorted(Comparator.comparing(zone -> zone.country().value()))
                .toList();
    }

    /** These, but {@code others} where they name a zone. */
    public CountryZones with(Map<Country, TimeZoneName> others) {
        Map<Country, TimeZoneName> both = new HashMap<>();
        byCountry.forEach(zone -> both.put(zone.country(), zone.zone()));
        both.putAll(others);
        return new CountryZones(both.entrySet().stream()
                .map(entry -> new CountryZone(entry.getKey(), entry.getValue()))
                .toList());
    }

    public TimeZoneName of(Country country) {
        return byCountry.stream()
                .filter(zone -> zone.country().equals(country))
                .map(CountryZone::zone)
                .findFirst()
                .orElse(TimeZoneName.UTC);
    }

    private static Map<Country, TimeZoneName> shipped() {
        Map<Country, TimeZoneName> zones = new HashMap<>();
        """
        AE Asia/Dubai
        AR America/Argentina/Buenos_Aires
        AT Europe/Vienna
        AU Australia/Sydney
        BA Europe/Sarajevo
        BE Europe/Brussels
        BG Europe/Sofia
        BR America/Sao_Paulo
        CA America/Toronto
        CH Europe/Zurich
        CL America/Santiago
        CN Asia/Shanghai
        CO America/Bogota
        CY Asia/Nicosia
        CZ Europe/Prague
        DE Europe/Berlin
        DK Europe/Copenhagen
        DZ Africa/Algiers
        EE Europe/Tallinn
        EG Africa/Cairo
        ES Europe/Madrid
        FI Europe/Helsinki
        FR Europe/Paris
        GB Europe/London
        GR Europe/Athens
        HK Asia/Hong_Kong
        HR Europe/Zagreb
        HU Europe/Budapest
        ID Asia/Jakarta
        IE Europe/Dublin
        IL Asia/Jerusalem
        IN Asia/Kolkata
        IS Atlantic/Reykjavik
        IT Europe/Rome
        JP Asia/Tokyo
        KE Africa/Nairobi
        KR Asia/Seoul
        KZ Asia/Almaty
        LI Europe/Vaduz
        LT Europe/Vilnius
        LU Europe/Luxembourg
        LV Europe/Riga
        MA Africa/Casablanca
        MT Europe/Malta
        MX America/Mexico_City
        MY Asia/Kuala_Lumpur
        NG Africa/Lagos
        NL Europe/Amsterdam
        NO Europe/Oslo
        NZ Pacific/Auckland
        PE America/Lima
        PH Asia/Manila
        PK Asia/Karachi
        PL Europe/Warsaw
        PT Europe/Lisbon
        RO Europe/Bucharest
        RS Europe/Belgrade
        RU Europe/Moscow
        SA Asia/Riyadh
        SE Europe/Stockholm
        SG Asia/Singapore
        SI Europe/Ljubljana
        SK Europe/Bratislava
        TH Asia/Bangkok
        TN Africa/Tunis
        TR Europe/Istanbul
        TW Asia/Taipei
        UA Europe/Kyiv
        US America/New_York
        VN Asia/Ho_Chi_Minh
        ZA Africa/Johannesburg
        """.lines()
                .map(line -> line.split(" "))
                .forEach(pair -> zones.put(new Country(pair[0]), new TimeZoneName(pair[1])));
        return zones;
    }
}
