package dev.lingka.shop;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What members can take for their points, in the order in which they see it: the section {@code shop}. */
public record ShopRules(@NotNull @Size(max = 200) List<@NotNull @Valid ShopItem> items) {

    /** Codes of items, prizes and coupon templates. */
    static final String CODE = "[a-z0-9-]{1,40}";

    /** The most that a card may hold, ¥5,000: bonus beyond it could never be given (prepaid-card law). */
    static final long MAX_BONUS_FEN = 500_000;

    public ShopRules {
        items = items == null ? null : copy(items);
    }

    public Optional<ShopItem> item(String code) {
        return items.stream().filter(item -> item.code().equals(code)).findFirst();
    }

    /** A list that cannot change; empty for null, and a null in it is left for the validation to name. */
    static <T> List<T> copy(List<T> given) {
        return given == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(given));
    }
}
