package dev.lingka.wechat.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import dev.lingka.wechat.WechatMerchants;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many come at once, each is in the book once its writing is told, or it is told that it is not. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class NoticeBookTest {

    private static final int BURST = 300;
    /** PostgreSQL takes no such character, so that the row cannot be written. */
    private static final String UNWRITABLE = "n-\0";

    private final NoticeBook book;
    private final WechatMerchants merchants;
    private final Superuser database;
    private int merchant;

    NoticeBookTest(NoticeBook book, WechatMerchants merchants, Superuser database) {
        this.book = book;
        this.merchants = merchants;
        this.database = database;
    }

    @BeforeEach
    void aMerchant() {
        merchant = merchants.openWithoutKeys().id().merchantId();
    }

    @Test
    void aBurstIsWrittenWholeAndRepetitionsCount() throws Exception {
        List<CompletableFuture<Void>> told = IntStream.range(0, BURST)
                .mapToObj(i -> keep("n-" + i % (BURST / 3)))
                .toList();

        all(told).get(30, TimeUnit.SECONDS);

        assertThat(database.column(
                        "select id || ' ' || state || ' ' || deliveries from wechat_notice where merchant_id = "
                                + merchant))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, BURST / 3)
                        .mapToObj(i -> "n-" + i + " handled 3")
                        .toList());
    }

    @Test
    void oneThatCannotBeWrittenKeepsNobodyOut() throws Exception {
        CompletableFuture<Void> alone = keep("first");
        CompletableFuture<Void> unwritable = keep(UNWRITABLE);
        List<CompletableFuture<Void>> neighbours =
                Stream.of("a", "b", "c").map(this::keep).toList();

        all(neighbours).get(30, TimeUnit.SECONDS);
        alone.get(30, TimeUnit.SECONDS);

        assertThat(unwritable).failsWithin(30, TimeUnit.SECONDS);
        assertThat(database.column("select id from wechat_notice where merchant_id = " + merchant + " order by id"))
                .containsExactly("a", "b", "c", "first");
    }

    private CompletableFuture<Void> keep(String id) {
        return book.keep(
                        new Notice(merchant, id, "TRANSACTION.SUCCESS", "hash", NullNode.getInstance()),
                        NoticeState.HANDLED)
                .subscribeAsCompletionStage();
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> told) {
        return CompletableFuture.allOf(told.toArray(CompletableFuture[]::new));
    }
}
