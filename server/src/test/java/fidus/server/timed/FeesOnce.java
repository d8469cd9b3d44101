package fidus.server.timed;

import fidus.fees.CapitalSpan;
import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.Hurdle;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.HurdleStretch;
import fidus.fees.ManagementFeeTerms;
import fidus.fees.PayeeFees;
import fidus.money.Currency;

import java.io.BufferedWriter;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The management fee on 31 daily capitals and the performance fee above a high-water mark and a
/// hard hurdle, for every payee of a file, by the arithmetic of the fee runs. Arguments: input,
/// output.
final class FeesOnce {
    private static final LocalDate FROM = LocalDate.of(2026, 10, 1);
    private static final LocalDate TO = LocalDate.of(2026, 11, 1);
    private static final int DAYS = 31;
    private static final FeeAgreement TERMS =
            FeeConvention.HOUSE
                    .agreement(new BigDecimal("0.20"), Currency.USD)
                    .with(ManagementFeeTerms.house(new BigDecimal("0.02")))
                    .with(
                            Hurdle.of(
                                    HurdleKind.HARD,
                                    HurdleBase.ALLOCATION,
                                    HurdleStretch.SINCE_LAST_FEE,
                                    "0.06"));

    private final PayeeFees fees = PayeeFees.of(TERMS, FROM, TO, days());
    private final long[] figures = new long[3];
    private final long[] capital = new long[DAYS];
    private final Numbers in;
    private final StringBuilder line = new StringBuilder();

    private FeesOnce(Numbers in) {
        this.in = in;
    }

    public static void main(String... arguments) throws IOException {
        try (InputStream in = new FileInputStream(arguments[0]);
                BufferedWriter out =
                        Files.newBufferedWriter(
                                Path.of(arguments[1]), StandardCharsets.ISO_8859_1)) {
            var once = new FeesOnce(new Numbers(in));
            while (once.row(out)) {
                // The next payee.
            }
        }
    }

    private boolean row(BufferedWriter out) throws IOException {
        if (!in.line()) {
            return false;
        }
        in.next(figures);
        in.next(capital);
        line.setLength(0);
        line.append(figures[0]).append(',').append(fees.management(capital)).append(',');
        line.append(fees.performance(figures[1], figures[2], capital)).append('\n');
        out.append(line);
        return true;
    }

    private static List<CapitalSpan> days() {
        List<CapitalSpan> spans = new ArrayList<>(DAYS);
        for (LocalDate day = FROM; day.isBefore(TO); day = day.plusDays(1)) {
            spans.add(CapitalSpan.of(day, day.plusDays(1), BigDecimal.ZERO));
        }
        return spans;
    }
}
