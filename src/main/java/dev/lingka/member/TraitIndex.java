package dev.lingka.member;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Keyed indexes by which people of one sex or region are found, though both are sealed. */
@ApplicationScoped
public class TraitIndex {

    private static final String SEX = "sex";
    private static final String REGION = "region";
    private static final int PROVINCE = 2;
    private static final int CITY = 4;
    private static final int DISTRICT = 6;

    private final Vault vault;

    TraitIndex(Vault vault) {
        this.vault = vault;
    }

    public String ofSex(InMerchant merchant, String sex) {
        return vault.index(merchant.merchantId(), SEX, sex);
    }

    /** Of all who live in a province (2 digits), a city (4) or a district (6). */
    public String of(InMerchant merchant, String regionPart) {
        return vault.index(merchant.merchantId(), REGION, regionPart);
    }

    /** Of the province, the city and the district of one who lives there; none where the region is not told. */
    List<String> ofRegion(InMerchant merchant, String region) {
        return region == null
                ? List.of()
                : Stream.of(PROVINCE, CITY, DISTRICT)
                        .map(digits -> of(merchant, region.substring(0, digits)))
                        .toList();
    }
}
