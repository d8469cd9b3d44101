package fidus.server.intake;

import fidus.funds.DateConvention;
import fidus.funds.RoundingRule;
import fidus.investments.book.OwnTerms;
import fidus.server.intake.ListFile.Row;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;

/// Where the terms of a contract are not those of its fund, as its first row says it.
final class GroupTerms {
    static final Set<String> COLUMNS = Set.of("date_convention", "rounding_rule", "monthly_rate");

    private final Row row;
    private final GroupFaults faults;

    GroupTerms(Row row, GroupFaults faults) {
        this.row = row;
        this.faults = faults;
    }

    /// Null where all of them are its fund's, or with faults.
    @Nullable OwnTerms read() {
        if (COLUMNS.stream().allMatch(one -> row.cell(one).isEmpty())) {
            return null;
        }
        return new OwnTerms(
                among(DateConvention.values(), "date_convention"),
                among(RoundingRule.values(), "rounding_rule"),
                rate());
    }

    private <E extends Enum<E>> @Nullable E among(E[] offered, String column) {
        String cell = row.cell(column);
        for (E one : offered) {
            if (one.name().equalsIgnoreCase(cell)) {
                return one;
            }
        }
        if (!cell.isEmpty()) {
            faults.add(row, column, "It is one of " + Arrays.toString(offered) + ", or empty.");
        }
        return null;
    }

    private @Nullable BigDecimal rate() {
        String cell = row.cell("monthly_rate");
        BigDecimal rate = Cells.number(cell);
        if (rate == null && !cell.isEmpty()) {
            faults.add(row, "monthly_rate", "It is a fraction: 1.5 % a month is 0.015.");
        }
        return rate;
    }
}
