package dev.lingka.merchant.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lingka.shared.http.StrictJson;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.ProblemException;
import io.vertx.core.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammeDocumentTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        new StrictJson().customize(JSON);
    }

    private final ProgrammeDocument documents = new ProgrammeDocument(JSON, VALIDATOR, List.of(new Cards()));

    record Kind(@NotBlank String code, @Min(1) long balanceCapFen) {}

    record Kinds(List<@Valid Kind> kinds, int validDays) {}

    static final class Cards implements ProgrammeSection<Kinds> {

        @Override
        public String name() {
            return "cards";
        }

        @Override
        public Class<Kinds> type() {
            return Kinds.class;
        }

        @Override
        public Kinds defaults() {
            return new Kinds(List.of(new Kind("standard", 500_000)), 365);
        }

        @Override
        public List<FieldError> validate(Kinds section, String path) {
            boolean unique = section.kinds().stream().map(Kind::code).distinct().count()
                    == section.kinds().size();
            return unique ? List.of() : List.of(new FieldError(path + ".kinds", "NOT_UNIQUE", "one kind per code"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'code':'a','balanceCapFen':0}                      | kinds[0].balanceCapFen | OUT_OF_RANGE",
                "{'code':'a','balanceCapFen':1},{'code':' ','balanceCapFen':1} | kinds[1].code          | REQUIRED",
                "{'code':'a','balanceCapFen':1.5}                    | kinds[0].balanceCapFen | INVALID",
                "{'code':'a','balanceCapFen':'1'}                    | kinds[0].balanceCapFen | INVALID",
                "{'code':'a','balanceCapFen':99999999999999999999}   | kinds[0].balanceCapFen | INVALID",
                "{'code':'a','balanceCapFen':1,'cap':2}              | kinds[0].cap           | UNKNOWN",
                "{'code':'a','balanceCapFen':1},{'code':'a','balanceCapFen':1} | kinds        | NOT_UNIQUE",
            })
    void namesThePathOfWhatIsWrong(String kinds, String field, String code) throws IOException {
        String document = "{'cards':{'kinds':[" + kinds + "]}}";
        JsonNode tree = JSON.readTree(document.replace('\'', '"'));

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> documents.complete(tree));

        assertThat(refused.errors())
                .extracting(FieldError::field, FieldError::code)
                .contains(tuple("cards." + field, code));
    }

    @Test
    void laysADocumentOverTheDefaultsFieldByField() throws IOException {
        JsonObject complete = documents.complete(JSON.readTree("{\"cards\":{\"validDays\":30}}"));

        assertThat(complete)
                .isEqualTo(
                        new JsonObject(
                                """
                {"cards": {"kinds": [{"code": "standard", "balanceCapFen": 500000}], "validDays": 30}}"""));
    }

    @Test
    void statesItsRulesByType() throws IOException {
        Programme programme = documents.read(3, documents.complete(JSON.readTree("{\"cards\":{\"validDays\":30}}")));

        assertThat(programme.version()).isEqualTo(3);
        assertThat(programme.section(Kinds.class).validDays()).isEqualTo(30);
    }
}
