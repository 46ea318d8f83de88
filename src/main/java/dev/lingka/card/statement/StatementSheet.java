package dev.lingka.card.statement;

import dev.lingka.card.Statement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A month as a sheet for Excel, WPS and WeChat's own viewer. Every cell is a number or a text by its type, and there is
 * no formula in it: what a merchant or a till wrote is shown, never worked out.
 */
final class StatementSheet {

    private static final String APPLICATION = "Lingka";
    private static final String VERSION = "1.0";
    private static final String YUAN = "#,##0.00";
    private static final int FEN_DIGITS = 2;
    private static final List<String> HEADINGS =
            List.of("time", "title", "store", "principal", "bonus", "total", "principalAfter", "bonusAfter", "after");
    private static final List<Integer> WIDTHS = List.of(18, 16, 20, 12, 12, 12, 14, 14, 14);
    private static final int FIRST_AMOUNT = 3;
    private static final int FIRST_BALANCE = 6;

    private final Worksheet sheet;
    private final MonthStatement month;
    private final Statement words;
    private final DateTimeFormatter time;
    private int row;

    private StatementSheet(Worksheet sheet, MonthStatement month, Statement words) {
        this.sheet = sheet;
        this.month = month;
        this.words = words;
        time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of(month.timeZone()));
    }

    static byte[] draw(MonthStatement month, Statement words) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, APPLICATION, VERSION)) {
            new StatementSheet(book.newWorksheet(month.month()), month, words).fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private void fill() {
        head();
        held("opening", month.opening());
        month.movements().forEach(this::movement);
        held("closing", month.closing());
    }

    private void head() {
        for (int i = 0; i < WIDTHS.size(); i++) {
            sheet.width(i, WIDTHS.get(i));
        }
        sheet.value(row, 0, words.word("statement"));
        sheet.value(row, 1, month.month());
        sheet.value(row, 2, month.cardNumber());
        row++;
        for (int i = 0; i < HEADINGS.size(); i++) {
            sheet.value(row, i, words.word(HEADINGS.get(i)));
            sheet.style(row, i).bold().set();
        }
        row++;
    }

    private void held(String name, Amounts amounts) {
        sheet.value(row, 1, words.word(name));
        amounts(FIRST_BALANCE, amounts);
        row++;
    }

    private void movement(Movement movement) {
        sheet.value(row, 0, time.format(movement.at()));
        sheet.value(row, 1, movement.title());
        if (movement.store() != null) {
            sheet.value(row, 2, movement.store());
        }
        amounts(FIRST_AMOUNT, movement.moved());
        amounts(FIRST_BALANCE, movement.after());
        row++;
    }

    private void amounts(int column, Amounts amounts) {
        yuan(column, amounts.principalFen());
        yuan(column + 1, amounts.bonusFen());
        yuan(column + 2, amounts.totalFen());
    }

    private void yuan(int column, long fen) {
        sheet.value(row, column, BigDecimal.valueOf(fen, FEN_DIGITS));
        sheet.style(row, column).format(YUAN).set();
    }
}
