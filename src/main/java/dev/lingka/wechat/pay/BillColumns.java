package dev.lingka.wechat.pay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a bill by name. Fields are set apart by a comma and a back-tick: a comma alone may be in a name. */
record BillColumns(Map<String, Integer> positions) {

    private static final String FIELD_MARK = "`";

    static BillColumns of(String header) {
        List<String> names = List.of(header.split(",", -1));
        Map<String, Integer> positions = new HashMap<>();
        for (int column = 0; column < names.size(); column++) {
            positions.put(names.get(column).strip(), column);
        }
        return new BillColumns(Map.copyOf(positions));
    }

    Row row(String text, int number) {
        List<String> fields =
                text.startsWith(FIELD_MARK) ? List.of(text.substring(1).split(",`", -1)) : List.of();
        if (fields.size() != positions.size()) {
            throw new UnreadableAnswer(
                    "row " + number + " of the bill has " + fields.size() + " fields, not " + positions.size());
        }
        return new Row(this, fields, number);
    }

    /** One row; {@code number} counts from 1 for the header. */
    record Row(BillColumns columns, List<String> fields, int number) {

        String get(String column) {
            Integer position = columns.positions().get(column);
            if (position == null) {
                throw new UnreadableAnswer("the bill has no column " + column);
            }
            return fields.get(position).strip();
        }

        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }
}
