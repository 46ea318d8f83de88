package dev.lingka.card.physical;

import dev.lingka.card.CardProblem;
import dev.lingka.shared.Ids;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes files of plastic cards. */
@ApplicationScoped
class ImportService {

    private final MoneyFunctions functions;
    private final Vault vault;

    ImportService(MoneyFunctions functions, Vault vault) {
        this.functions = functions;
        this.vault = vault;
    }

    /**
     * All lines or none.
     *
     * @throws ProblemException IMPORT_REFUSED with an error per wrong line, as in {@code lines[3].phone}
     */
    Uni<ImportView> take(Operation operation, byte[] content) {
        ImportFile file = ImportFile.read(content);
        if (!file.errors().isEmpty()) {
            throw ProblemException.of(CardProblem.IMPORT_REFUSED, file.errors());
        }
        JsonArray lines = new JsonArray();
        file.lines().forEach(line -> lines.add(line.toArgs(vault, operation.merchantId())));
        JsonObject args = new JsonObject()
                .put("importId", Ids.next().toString())
                .put("fileHash", ImportFile.hash(content))
                .put("lines", lines);
        return functions
                .call("physical_card_import", operation, args)
                .invoke(ImportService::requireTaken)
                .map(ImportView::of);
    }

    private static void requireTaken(Outcome outcome) {
        if (outcome.is("LINES_REFUSED")) {
            List<FieldError> errors = outcome.figures().getJsonArray("lines").stream()
                    .map(line -> new FieldError("lines[" + line + "].number", "DUPLICATE", "imported before"))
                    .toList();
            throw ProblemException.of(CardProblem.IMPORT_REFUSED, errors);
        }
        if (!outcome.is("IMPORT_KNOWN")) {
            outcome.expect("CARDS_IMPORTED", CardProblem.class);
        }
    }
}
