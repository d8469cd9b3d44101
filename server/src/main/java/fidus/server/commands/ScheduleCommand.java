package fidus.server.commands;

import fidus.contract.Canonical;
import fidus.contract.Refused;
import fidus.funds.DateConvention;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.RoundingRule;
import fidus.funds.StandardTerms;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

@Command(
        name = "schedule",
        description = {
            "Computes what a contract would pay and when, under the first version of a fund's"
                    + " terms.",
            "A projection: it looks at no store and at no minimum. Stores nothing."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class ScheduleCommand implements Callable<Integer> {
    private static final String LINE = "%3s  %-9s  %-10s  %-10s  %-10s  %20s%n";

    @Option(
            names = "--fund",
            required = true,
            paramLabel = "FUND",
            description = "${COMPLETION-CANDIDATES}")
    private @Nullable FundCode fund;

    @Option(
            names = "--principal",
            required = true,
            paramLabel = "AMOUNT",
            converter = Usd.class,
            description = "In USD, such as 18151.41.")
    private @Nullable Money principal;

    @Option(
            names = "--start",
            required = true,
            paramLabel = "DATE",
            description = "The first day of the contract, such as 2026-01-31.")
    private @Nullable LocalDate start;

    @Option(
            names = "--convention",
            paramLabel = "CONVENTION",
            defaultValue = "CALENDAR_MONTHS",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when left out.")
    private DateConvention convention = DateConvention.CALENDAR_MONTHS;

    @Option(
            names = "--rounding",
            paramLabel = "RULE",
            defaultValue = "RESIDUAL_LAST",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when left out.")
    private RoundingRule rounding = RoundingRule.RESIDUAL_LAST;

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    /// @param interest of the whole contract
    /// @param total principal and interest
    private record Projection(PayoutSchedule schedule, Money interest, Money total) {}

    @Override
    public Integer call() {
        LocalDate first = Objects.requireNonNull(start);
        FundTerms terms =
                StandardTerms.firstVersion(Objects.requireNonNull(fund), first)
                        .with(convention, rounding);
        PayoutSchedule schedule =
                PayoutSchedule.of(terms, Objects.requireNonNull(principal), first);
        var projection = new Projection(schedule, schedule.interest(), schedule.maturityTotal());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Canonical.text(projection));
        } else {
            print(projection, out);
        }
        out.flush();
        return 0;
    }

    private static void print(Projection projection, PrintWriter out) {
        PayoutSchedule schedule = projection.schedule;
        FundTerms terms = schedule.terms();
        out.printf(
                "%s over %s, %s, %s%n",
                terms.fundCode(),
                schedule.principal(),
                terms.dateConvention(),
                terms.roundingRule());
        out.printf(
                "starts %s, earns from %s, ends %s%n%n",
                schedule.dates().startDate(),
                schedule.dates().interestStart(),
                schedule.dates().contractEnd());
        out.printf(LINE, "No.", "Kind", "From", "To", "Due", "Payout");
        for (PayoutRow row : schedule.rows()) {
            out.printf(
                    LINE,
                    row.sequence(),
                    row.payoutKind(),
                    shown(row.periodFrom()),
                    shown(row.periodTo()),
                    row.dueOn(),
                    row.payoutAmount());
        }
        out.println();
        out.printf(LINE, "", "INTEREST", "", "", "", projection.interest);
        out.printf(LINE, "", "TOTAL", "", "", "", projection.total);
        if (terms.sharesPerformance()) {
            out.printf(
                    "%nPerformance shares, %s of what is earned above the mark, are valued at each"
                            + " month's end.%n",
                    terms.performanceShareRate());
        }
    }

    private static String shown(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /// Thousands may be set apart by commas.
    private static final class Usd implements ITypeConverter<Money> {
        private static final Pattern GROUPED =
                Pattern.compile("\\d{1,3}(,\\d{3}){1,5}(\\.\\d{1,2})?");

        @Override
        public Money convert(String text) {
            boolean grouped = GROUPED.matcher(text).matches();
            try {
                return Money.of(grouped ? text.replace(",", "") : text, "USD");
            } catch (Refused refused) {
                throw new TypeConversionException(refused.problem().message());
            }
        }
    }
}
