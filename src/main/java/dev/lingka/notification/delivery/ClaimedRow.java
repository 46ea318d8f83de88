package dev.lingka.notification.delivery;

import dev.lingka.member.Address;
import dev.lingka.member.PersonId;
import dev.lingka.notification.Channel;
import dev.lingka.notification.MessageClass;
import dev.lingka.notification.channel.Parcel;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A claimed delivery that waits for its person's address. */
record ClaimedRow(PersonId person, Function<Address, Parcel> parcel) {

    static ClaimedRow of(Row row, UUID token) {
        PersonId person = new PersonId(row.getInteger("merchant_id"), row.getUUID("member_id"));
        return new ClaimedRow(
                person,
                address -> new Parcel(
                        claim(row, token),
                        Channel.of(row.getString("channel")),
                        MessageClass.of(row.getString("class")) == MessageClass.MARKETING,
                        words(row),
                        reach(row, address)));
    }

    private static Parcel.Claim claim(Row row, UUID token) {
        OffsetDateTime notAfter = row.getOffsetDateTime("not_after");
        return new Parcel.Claim(
                row.getInteger("merchant_id"),
                row.getLocalDate("month"),
                row.getUUID("message_id"),
                row.getShort("place"),
                token,
                row.getInteger("attempts"),
                row.getShort("doubts"),
                row.getString("provider_id"),
                notAfter == null ? null : notAfter.toInstant());
    }

    private static Parcel.Words words(Row row) {
        return new Parcel.Words(
                row.getString("title"),
                row.getString("text"),
                row.getString("page"),
                "en".equals(row.getString("language")),
                row.getJsonArray("media"),
                row.getJsonObject("template"));
    }

    private static Parcel.Reach reach(Row row, Address address) {
        Long mass = row.getLong("mass");
        return new Parcel.Reach(
                row.getUUID("member_id"),
                address,
                Optional.ofNullable(row.getInteger("credits")),
                row.getBoolean("mini_open"),
                row.getBoolean("official_open"),
                mass == null ? 0 : mass.intValue());
    }
}
