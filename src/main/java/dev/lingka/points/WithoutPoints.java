package dev.lingka.points;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What earns no points by buying: kinds of cards, classes of goods. */
public record WithoutPoints(
        @Size(max = 20) List<@NotBlank String> cardKinds, @Size(max = 100) List<@NotBlank String> productClasses) {

    public WithoutPoints {
        cardKinds = cardKinds == null ? List.of() : List.copyOf(cardKinds);
        productClasses = productClasses == null ? List.of() : List.copyOf(productClasses);
    }

    boolean names(SaleFacts sale) {
        return sale.cardKind() != null && cardKinds.contains(sale.cardKind());
    }

    boolean names(SaleFacts.Line line) {
        return line.productClass() != null && productClasses.contains(line.productClass());
    }
}
