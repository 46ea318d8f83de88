package dev.lingka.points;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.lingka.shared.http.StrictJson;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.FieldErrors;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Broken rules, each told by its path. */
class PointsSectionTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    static {
        new StrictJson().customize(JSON);
    }

    private final PointsSection section = new PointsSection();

    @Test
    void theDefaultsAreSoundAndEarnNothing() {
        PointsRules defaults = section.defaults();

        assertThat(VALIDATOR.validate(defaults)).isEmpty();
        assertThat(section.validate(defaults, "points")).isEmpty();
        assertThat(defaults.rates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'rates':[{'code':'a','points':1,'perFen':0}]} | points.rates[0].perFen",
                "{'rates':[{'code':'a','points':0,'perFen':1}]} | points.rates[0].points",
                "{'rates':[{'code':'A B','points':1,'perFen':1}]} | points.rates[0].code",
                "{'rates':[{'points':1,'perFen':1}]} | points.rates[0].code",
                "{'rates':[{'code':'a','points':1.5,'perFen':1}]} | points.rates[0].points",
                "{'rates':[{'code':'a','points':1,'perFen':1,'rate':2}]} | points.rates[0].rate",
                "{'rates':[{'code':'a','points':1,'perFen':1,'weekdays':['funday']}]} | points.rates[0].weekdays[0]",
                "{'rates':[{'code':'a','points':1,'perFen':1,'weekdays':['monday','monday']}]} | points.rates[0].weekdays",
                "{'rates':[{'code':'a','points':1,'perFen':1,'stores':['main']}]} | points.rates[0].stores[0]",
                "{'rates':[{'code':'a','points':1,'perFen':1},{'code':'a','points':2,'perFen':1}]} | points.rates[1].code",
                "{'rates':[{'code':'a','points':1,'perFen':1,'firstDay':'2026-02-02','lastDay':'2026-02-01'}]}"
                        + " | points.rates[0].lastDay",
                "{'rates':[{'code':'a','points':1,'perFen':1,'firstDay':'2026-02-30'}]} | points.rates[0].firstDay",
                "{'rates':[{'code':'a','points':1,'perFen':1,'productClasses':['x']}],"
                        + "'without':{'productClasses':['x']}} | points.rates[0].productClasses",
                "{'rates':[{'code':'a','points':1,'perFen':1,'cardKinds':['x']}],'without':{'cardKinds':['x']}}"
                        + " | points.rates[0].cardKinds",
                "{'rates':[{'code':'a','points':1,'perFen':1,'name':{'zh':'双倍'}}]} | points.rates[0].name.en",
                "{'without':{'cardKinds':['x','x']}} | points.without.cardKinds",
                "{'combine':'most'} | points.combine",
                "{'window':'week'} | points.window",
                "{'debt':'forget'} | points.debt",
                "{'saleLimit':{}} | points.saleLimit",
                "{'saleLimit':{'perSale':0}} | points.saleLimit.perSale",
                "{'saleLimit':{'perSale':9,'perDay':8}} | points.saleLimit.perSale",
                "{'saleLimit':{'perDay':9,'perYear':8}} | points.saleLimit.perDay",
                "{'others':[{'kind':'dance','points':1}]} | points.others[0].kind",
                "{'others':[{'kind':'review','points':0}]} | points.others[0].points",
                "{'others':[{'kind':'review','points':1},{'kind':'review','points':2}]} | points.others[1].kind",
                "{'others':[{'kind':'review','points':1,'perDay':3,'perYear':2}]} | points.others[0].perDay",
                "{'others':[{'kind':'sign_in','points':1,'perDay':2}]} | points.others[0].perDay",
                "{'others':[{'kind':'profile','points':1,'perYear':2}]} | points.others[0].kind",
                "{'expiry':{'kind':'months'}} | points.expiry.months",
                "{'expiry':{'kind':'never','months':3}} | points.expiry.months",
                "{'expiry':{'kind':'year_end','to':'day'}} | points.expiry.to",
                "{'expiry':{'kind':'never','years':1}} | points.expiry.years",
                "{'expiry':{'kind':'months','months':1,'noticeDays':30}} | points.expiry.noticeDays",
                "{'expiry':{'lapseMonths':1,'noticeDays':28}} | points.expiry.noticeDays",
                "{'expiry':{'lapseMonths':0}} | points.expiry.lapseMonths",
                "{'cash':{'points':0,'fen':1,'maxShareBasisPoints':1}} | points.cash.points",
                "{'cash':{'points':1,'fen':1,'maxShareBasisPoints':10001}} | points.cash.maxShareBasisPoints",
                "{'cash':{'points':100,'fen':1,'maxShareBasisPoints':1,'minPoints':99}} | points.cash.minPoints",
                "{'cash':{'points':1,'fen':1,'maxShareBasisPoints':1,'minPoints':100000001}} | points.cash.minPoints",
                "{'byHandAloneUpTo':-1} | points.byHandAloneUpTo",
                "{'rounding':'up'} | points.rounding"
            })
    void namesThePathOfWhatIsWrong(String rules, String field) throws JsonProcessingException {
        List<FieldError> errors = errors(rules.replace('\'', '"'));

        assertThat(errors).extracting(FieldError::field).contains(field);
        assertThat(errors).extracting(FieldError::message).allSatisfy(message -> assertThat(message)
                .isNotBlank());
    }

    private List<FieldError> errors(String rules) throws JsonProcessingException {
        try {
            ObjectNode whole = JSON.valueToTree(section.defaults());
            JSON.readTree(rules)
                    .properties()
                    .forEach(field -> whole.set(
                            field.getKey(),
                            whole.get(field.getKey()) instanceof ObjectNode below
                                    ? below.deepCopy().setAll((ObjectNode) field.getValue())
                                    : field.getValue()));
            PointsRules read = JSON.treeToValue(whole, PointsRules.class);
            List<FieldError> errors = FieldErrors.below("points", VALIDATOR.validate(read));
            return errors.isEmpty() ? section.validate(read, "points") : errors;
        } catch (JsonMappingException e) {
            return FieldErrors.below("points", e);
        }
    }
}
