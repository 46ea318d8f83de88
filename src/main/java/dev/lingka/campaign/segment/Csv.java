package dev.lingka.campaign.segment;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Members as a table. Cells never begin as a formula: what staff typed into a tag must not run in a spreadsheet. */
final class Csv {

    private static final String HEADING =
            "member_id,joined_day,store_id,tier,stage,card_kinds,tags,balance_fen,points,visits,sales,spend_fen,"
                    + "last_visit_day\n";
    /** Spreadsheets take the wide forms of East Asia for the narrow ones. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private Csv() {}

    static String of(List<FactsView> members) {
        return members.stream().map(Csv::line).collect(Collectors.joining("", HEADING, ""));
    }

    private static String line(FactsView member) {
        return Stream.<Object>of(
                        member.memberId(),
                        member.joinedDay(),
                        member.storeId(),
                        member.tier(),
                        member.stage(),
                        String.join(" ", member.cardKinds()),
                        String.join(" ", member.tags()),
                        member.balanceFen(),
                        member.points(),
                        member.visits(),
                        member.sales(),
                        member.spendFen(),
                        member.lastVisitDay())
                .map(Csv::cell)
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        String safe = text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return safe.matches("[^,\"\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
