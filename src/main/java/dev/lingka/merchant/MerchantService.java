package dev.lingka.merchant;

import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.directory.MerchantDirectory;
import dev.lingka.merchant.directory.MerchantEntry;
import dev.lingka.merchant.programme.ProgrammePresets;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.EditTag;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** Creates, suspends and resumes merchants, and keeps their settings. */
@ApplicationScoped
public class MerchantService {

    private final MerchantRepository merchants;
    private final MerchantDirectory directory;
    private final ProgrammePresets presets;
    private final AuditService audit;

    MerchantService(
            MerchantRepository merchants, MerchantDirectory directory, ProgrammePresets presets, AuditService audit) {
        this.merchants = merchants;
        this.directory = directory;
        this.presets = presets;
        this.audit = audit;
    }

    /** The merchant's settings, whoever asks. */
    @WithTransaction
    public Uni<SettingsView> settings(InMerchant merchant) {
        return merchants.findById(merchant.merchantId()).map(SettingsView::of);
    }

    @WithTransaction
    Uni<SettingsView> change(StaffActor by, int seen, ChangeSettings wanted) {
        return merchants
                .lock(by.merchantId())
                .invoke(merchant -> EditTag.requireSame(seen, merchant.revision))
                .invoke(merchant -> merchant.change(wanted))
                .call(merchants::flush)
                .call(merchant ->
                        audit.record(by.actor(), "settings.changed", "merchant:" + merchant.id, new JsonObject()))
                .map(SettingsView::of);
    }

    /** A merchant that works at once. Throws MERCHANT_CODE_TAKEN or PRESET_UNKNOWN. */
    Uni<MerchantEntry> create(String operator, CreateMerchant wanted) {
        JsonObject programme =
                presets.begin(wanted.preset()).orElseThrow(() -> ProblemException.of(MerchantProblem.PRESET_UNKNOWN));
        return merchants
                .open(wanted, programme, operator)
                .invoke(outcome -> {
                    if (!"OPENED".equals(outcome.getString("outcome"))) {
                        throw ProblemException.of(MerchantProblem.MERCHANT_CODE_TAKEN);
                    }
                })
                .chain(() -> directory.find(wanted.code()));
    }

    /** By creation. */
    Uni<Page<MerchantEntry>> page(int afterId, int limit) {
        return directory.page(afterId, limit).map(read -> Page.of(read, limit, entry -> Cursor.of(entry.merchantId())));
    }

    /** Idempotent: suspending a suspended merchant changes nothing. */
    @WithTransaction
    Uni<Void> become(InMerchant entry, String operator, MerchantStatus status) {
        return merchants
                .lock(entry.merchantId())
                .chain(merchant -> merchant.become(status)
                        ? audit.record(
                                entry,
                                operator,
                                "merchant." + status.text(),
                                "merchant:" + merchant.id,
                                new JsonObject())
                        : Uni.createFrom().voidItem());
    }
}
