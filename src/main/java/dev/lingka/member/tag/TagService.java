package dev.lingka.member.tag;

import dev.lingka.member.MemberService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.CommonProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Puts tags on members and takes them off. */
@ApplicationScoped
public class TagService {

    private static final String TAGS =
            "select tag from member_tag where merchant_id = $1 and member_id = $2 order by tag";

    private final MemberService members;
    private final MerchantReads reads;
    private final MoneyFunctions functions;

    TagService(MemberService members, MerchantReads reads, MoneyFunctions functions) {
        this.members = members;
        this.reads = reads;
        this.functions = functions;
    }

    /** Throws NOT_FOUND. */
    Uni<TagsView> show(InMerchant merchant, UUID memberId) {
        return members.find(merchant, memberId)
                .chain(person -> tags(merchant, memberId))
                .map(TagsView::new);
    }

    /** What staff call a member, as the member may read it. */
    Uni<List<String>> tags(InMerchant merchant, UUID memberId) {
        return reads.list(merchant, TAGS, Tuple.of(merchant.merchantId(), memberId), row -> row.getString(0));
    }

    /** Throws NOT_FOUND. */
    Uni<TagsView> put(StaffActor by, UUID memberId, PutTags wanted) {
        JsonObject args = new JsonObject()
                .put("memberId", memberId.toString())
                .put("tags", new JsonArray(wanted.bare()))
                .put("by", by.principal());
        return functions
                .call("member_tag_set", Operation.ofSystem(by.merchantId(), "member_tag_set"), args)
                .map(outcome -> outcome.expect("TAGGED", CommonProblem.class).figures())
                .chain(figures -> tags(by, memberId))
                .map(TagsView::new);
    }
}
