package dev.lingka.shop;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.plan.PlanChapter;
import dev.lingka.merchant.programme.words.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells members what there is for points; nothing where there is no shop. */
@ApplicationScoped
class ShopPlan implements PlanChapter {

    private static final String SHOP = "shop";

    @Override
    public int place() {
        return 7;
    }

    @Override
    public Optional<Chapter> chapter(Programme programme, Words words, Instant now) {
        List<Entry> items = programme.section(ShopRules.class).items().stream()
                .filter(item -> item.until() == null || now.isBefore(item.until()))
                .map(item -> new Entry(
                        item.code(),
                        item.name().in(words.locale()),
                        List.of(words.say(SHOP, "plan.points", item.points()))))
                .toList();
        return items.isEmpty() ? Optional.empty() : Optional.of(new Chapter(SHOP, words.label(List.of(SHOP)), items));
    }
}
