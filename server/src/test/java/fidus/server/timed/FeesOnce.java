package fidus.server.timed;

import fidus.fees.CapitalSpan;
import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.HighWaterMark;
import fidus.fees.Hurdle;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.HurdleStretch;
import fidus.fees.ManagementFee;
import fidus.fees.ManagementFeeTerms;
import fidus.fees.PerformanceFee;
import fidus.fees.Valuation;
import fidus.money.Currency;
import fidus.money.Money;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The management fee on 31 daily capitals and the performance fee above a high-water mark and a
/// hard hurdle, for every payee of a file, by the arithmetic of the fee runs. Arguments: input,
/// output.
final class FeesOnce {
    private static final LocalDate FROM = LocalDate.parse("2026-10-01");
    private static final LocalDate TO = LocalDate.parse("2026-11-01");
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

    private FeesOnce() {}

    public static void main(String... arguments) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(Path.of(arguments[0]));
                BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]))) {
            String line = in.readLine();
            while (line != null) {
                String[] cells = line.split(",", -1);
                List<CapitalSpan> capital = capital(cells);
                BigDecimal management = ManagementFee.of(TERMS, FROM, TO, capital).fee();
                HighWaterMark mark = HighWaterMark.at(cents(cells[1]), FROM);
                Valuation valuation =
                        Valuation.ofPnl(FROM, TO, new Money(cents(cells[2]), Currency.USD), true)
                                .with(capital);
                BigDecimal performance = PerformanceFee.of(TERMS, mark, valuation).accruedFee();
                out.write(cells[0] + "," + management + "," + performance + "\n");
                line = in.readLine();
            }
        }
    }

    private static List<CapitalSpan> capital(String[] cells) {
        List<CapitalSpan> spans = new ArrayList<>(cells.length);
        for (int day = 3; day < cells.length; day++) {
            LocalDate on = FROM.plusDays(day - 3L);
            spans.add(CapitalSpan.of(on, on.plusDays(1), cents(cells[day])));
        }
        return spans;
    }

    private static BigDecimal cents(String text) {
        return BigDecimal.valueOf(Long.parseLong(text), 2);
    }
}
