package dev.lingka.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Knows people: who they are, how WeChat reaches them, what they told us. */
@ApplicationScoped
public class MemberService {

    static final String PHONE = "member.phone";
    static final String PROFILE = "member.profile";
    /** Under which column name openids are sealed. */
    public static final String OPENID = "member_identity.openid";
    /** And what people answered. */
    public static final String ANSWERS = "member_answers.answers";

    private final MemberRepository members;
    private final PersonVault people;
    private final Vault vault;
    private final BirthIndex births;
    private final ProfileIndexes indexes;
    private final ObjectMapper json;

    MemberService(
            MemberRepository members,
            PersonVault people,
            Vault vault,
            BirthIndex births,
            ProfileIndexes indexes,
            ObjectMapper json) {
        this.members = members;
        this.people = people;
        this.vault = vault;
        this.births = births;
        this.indexes = indexes;
        this.json = json;
    }

    /** A person by id; throws NOT_FOUND. */
    @WithTransaction
    public Uni<Person> find(InMerchant merchant, UUID memberId) {
        return known(merchant, memberId).chain(member -> person(merchant, member));
    }

    /** A person's phone in full, for themselves alone; empty without a verified one. */
    @WithTransaction
    Uni<Optional<PhoneNumber>> phone(Actor self) {
        return known(self, self.id())
                .chain(member -> open(self, member.phoneKeyId, member.phoneSealed, PHONE))
                .map(phone -> phone.map(PhoneNumber::new));
    }

    /** The live person whose verified phone this is. */
    @WithTransaction
    public Uni<Optional<Person>> byPhone(InMerchant merchant, PhoneNumber phone) {
        return byPhoneIndex(merchant, phone.index(vault, merchant.merchantId()));
    }

    /** The live person whose verified phone has this keyed hash, as a staff member's own has. */
    @WithTransaction
    public Uni<Optional<Person>> byPhoneIndex(InMerchant merchant, String phoneIndex) {
        return members.byPhone(merchant.merchantId(), phoneIndex)
                .chain(member -> member == null
                        ? Uni.createFrom().item(Optional.empty())
                        : person(merchant, member).map(Optional::of));
    }

    /** The openid in the mini-program that this person used last; empty for one who was forgotten. */
    @WithTransaction
    public Uni<Optional<String>> openid(InMerchant merchant, UUID memberId) {
        return members.lastSeen(merchant.merchantId(), memberId).chain(identity -> openid(merchant, identity));
    }

    /**
     * The openid of one phone: WeChat Pay wants that of the phone that pays.
     *
     * @param identityId of the session, out of its access token
     */
    @WithTransaction
    public Uni<Optional<String>> openidOf(InMerchant merchant, UUID identityId) {
        return members.identity(merchant.merchantId(), identityId).chain(identity -> openid(merchant, identity));
    }

    /**
     * Whose phone a session is today, which its access token may not know yet.
     *
     * @throws ProblemException NOT_FOUND when that person was forgotten
     */
    @WithTransaction
    public Uni<UUID> holder(InMerchant merchant, UUID identityId) {
        return members.identity(merchant.merchantId(), identityId)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CommonProblem.NOT_FOUND))
                .map(identity -> identity.memberId);
    }

    /** What a person told us about themselves. */
    @WithTransaction
    public Uni<Profile> profile(InMerchant merchant, UUID memberId) {
        return known(merchant, memberId)
                .chain(member -> open(merchant, member.profileKeyId, member.profileSealed, PROFILE))
                .map(text -> text.map(this::read).orElse(Profile.EMPTY));
    }

    /**
     * Replaces a person's profile.
     *
     * @param seen the version that the writer saw; throws VERSION_CONFLICT when somebody wrote since; null means any
     */
    @WithTransaction
    public Uni<Person> describe(Actor member, Profile profile, Integer seen) {
        return known(member, member.id())
                .invoke(found -> requireVersion(found, seen))
                .call(found -> keyOf(member, member.id())
                        .invoke(key -> found.describe(key.seal(write(profile), PROFILE), key.id()))
                        .invoke(() -> found.born(
                                births.ofDay(member, profile.birthday()), births.ofMonth(member, profile.birthday()))))
                .call(members::flush)
                .call(() -> members.described(member.merchantId(), member.id(), indexes.of(member, profile)))
                .chain(found -> person(member, found));
    }

    /**
     * A verified phone, sealed for a person, as the functions {@code card_issue} and {@code member_phone_set} want
     * it.
     */
    @WithTransaction
    public Uni<JsonObject> sealedPhone(InMerchant merchant, UUID memberId, PhoneNumber phone) {
        return keyOf(merchant, memberId).map(key -> new JsonObject()
                .put("index", phone.index(vault, merchant.merchantId()))
                .put("sealed", key.seal(phone.value(), PHONE))
                .put("keyId", key.id().toString()));
    }

    private Uni<Optional<String>> openid(InMerchant merchant, MemberIdentity identity) {
        return identity == null
                ? Uni.createFrom().item(Optional.empty())
                : open(merchant, identity.keyId, identity.openidSealed, OPENID);
    }

    private Uni<Member> known(InMerchant merchant, UUID memberId) {
        return members.find(merchant.merchantId(), memberId)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    /** The key that this person's data is sealed under from now on; throws NOT_FOUND for one who was forgotten. */
    @WithTransaction
    public Uni<PersonKey> keyOf(InMerchant merchant, UUID memberId) {
        return members.keyOf(merchant.merchantId(), memberId)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CommonProblem.NOT_FOUND))
                .map(key -> people.open(merchant.merchantId(), key.id, key.keySealed));
    }

    private Uni<Person> person(InMerchant merchant, Member member) {
        return open(merchant, member.phoneKeyId, member.phoneSealed, PHONE)
                .map(phone -> phone.map(PhoneNumber::new).map(PhoneNumber::masked))
                .map(masked -> Person.of(member, masked.orElse(null)));
    }

    /** What was sealed under a person's key; empty when nothing was, or the key is shredded. */
    @WithTransaction
    public Uni<Optional<String>> open(InMerchant merchant, UUID keyId, String sealed, String column) {
        if (sealed == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return members.key(merchant.merchantId(), keyId).map(key -> Optional.ofNullable(key)
                .map(found -> people.open(merchant.merchantId(), keyId, found.keySealed)
                        .open(sealed, column)));
    }

    private static void requireVersion(Member member, Integer seen) {
        if (seen != null && seen != member.version) {
            throw ProblemException.of(CommonProblem.VERSION_CONFLICT);
        }
    }

    private Profile read(String text) {
        try {
            return json.readValue(text, Profile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sealed profile is not JSON", e);
        }
    }

    private String write(Profile profile) {
        try {
            return json.writeValueAsString(profile);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
