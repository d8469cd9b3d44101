package fidus.desktop.samples;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.RedemptionState;
import fidus.ledger.PeriodState;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.statements.ChangedFigure;
import fidus.statements.ClientState;
import fidus.statements.ClientStatement;
import fidus.statements.ContractLine;
import fidus.statements.CurrencySection;
import fidus.statements.IssuedPack;
import fidus.statements.IssuedState;
import fidus.statements.IssuedStatement;
import fidus.statements.LineState;
import fidus.statements.Movements;
import fidus.statements.PackHistory;
import fidus.statements.PayoutLine;
import fidus.statements.RedemptionLine;
import fidus.statements.StatementDifference;
import fidus.statements.StatementHistory;
import fidus.statements.StatementId;
import fidus.statements.StatementMonth;
import fidus.statements.StatementPreview;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Statements of a month.
public final class Statements {
    private static final Instant AT = Instant.parse("2026-04-02T09:00:00Z");

    private Statements() {}

    public static StatementMonth month(PeriodState state) {
        return new StatementMonth(
                AT,
                "2026-03",
                state,
                "UTC",
                List.of(
                        client(1, "Ana Muñoz Größe", issued(2, 1L), 2, null),
                        client(2, "Ben Example", issued(3, null), 1, null),
                        client(3, "Cara Example", null, 0, draft(4)),
                        client(4, "Dora Example", null, 0, null)));
    }

    public static StatementHistory history() {
        return new StatementHistory(List.of(issued(2, 1L), issued(1, null)));
    }

    public static PackHistory packs() {
        return new PackHistory(List.of(pack(2, 1L), pack(1, null)));
    }

    private static IssuedPack pack(long number, @Nullable Long replaces) {
        IssuedStatement like = issued(number, replaces);
        return new IssuedPack(
                like.id(),
                number,
                like.period(),
                like.issuedState(),
                like.digest(),
                like.pdfSha256(),
                like.xlsxSha256(),
                replaces,
                like.reason(),
                like.issuedAt(),
                like.issuedBy(),
                like.jobId(),
                1);
    }

    public static StatementDifference packDifference() {
        return new StatementDifference(
                "F-2026-03-000001",
                "F-2026-03-000002",
                List.of(new ChangedFigure("CORE USD · closing equity", "15,352.00", "15,300.00")));
    }

    public static StatementDifference difference() {
        return new StatementDifference(
                "S-2026-03-000001",
                "S-2026-03-000002",
                List.of(
                        new ChangedFigure("USD · Contract 1 · payouts paid", "0.00", "272.27"),
                        new ChangedFigure(
                                "USD · Contract 1 · closing value", "18,695.95", "18,423.68")));
    }

    public static StatementPreview preview() {
        var statement =
                new ClientStatement(
                        new ClientId(new UUID(0, 1)),
                        "Ana Muñoz Größe",
                        "2026-03",
                        LocalDate.of(2026, 3, 1),
                        LocalDate.of(2026, 3, 31),
                        "UTC",
                        List.of(section()));
        return new StatementPreview(statement, statement.digest());
    }

    private static CurrencySection section() {
        return new CurrencySection(
                Currency.USD,
                List.of(
                        line(
                                1,
                                FundCode.CORE,
                                "18151.41",
                                of("18396.46", "299.49", "272.27", "18423.68")),
                        line(
                                2,
                                FundCode.BALANCE,
                                "100000.00",
                                of("107250.00", "2750.00", "7500.00", "102500.00"))),
                of("125646.46", "3049.49", "7772.27", "120923.68"),
                List.of(),
                List.of(payout(3, "2026-03-01", LineState.PAID)),
                List.of(
                        payout(4, "2026-04-01", LineState.SCHEDULED),
                        payout(5, "2026-05-01", LineState.SCHEDULED)),
                List.of(),
                List.of(
                        new RedemptionLine(
                                7,
                                1,
                                FundCode.CORE,
                                LocalDate.of(2026, 3, 2),
                                usd("272.27"),
                                RedemptionState.PAID,
                                LocalDate.of(2026, 3, 2),
                                LocalDate.of(2026, 3, 3)),
                        new RedemptionLine(
                                8,
                                2,
                                FundCode.BALANCE,
                                LocalDate.of(2026, 3, 30),
                                usd("7500.00"),
                                RedemptionState.PENDING,
                                null,
                                null)));
    }

    private static PayoutLine payout(int sequence, String due, LineState state) {
        LocalDate day = LocalDate.parse(due);
        return new PayoutLine(
                1,
                FundCode.CORE,
                PayoutKind.INTEREST,
                sequence,
                12,
                day,
                state == LineState.PAID ? day.plusDays(2) : null,
                usd("272.27"),
                state,
                null);
    }

    private static ContractLine line(
            long number, FundCode fund, String principal, Movements movements) {
        return new ContractLine(
                new InvestmentId(new UUID(0, number)),
                number,
                fund,
                usd(principal),
                LocalDate.of(2025, 10, 1),
                LocalDate.of(2025, 12, 1),
                LocalDate.of(2026, 12, 1),
                "As agreed.",
                movements);
    }

    private static Movements of(String opening, String accrued, String paid, String closing) {
        return new Movements(usd(opening), usd("0.00"), usd(accrued), usd(paid), usd(closing));
    }

    private static ClientState client(
            long number,
            String name,
            @Nullable IssuedStatement last,
            int issued,
            @Nullable IssuedStatement draft) {
        return new ClientState(new ClientId(new UUID(0, number)), name, 2, last, issued, draft);
    }

    private static IssuedStatement issued(long number, @Nullable Long replaces) {
        return statement(number, IssuedState.ISSUED, replaces);
    }

    private static IssuedStatement draft(long number) {
        return statement(number, IssuedState.DRAFT, null);
    }

    private static IssuedStatement statement(
            long number, IssuedState state, @Nullable Long replaces) {
        return new IssuedStatement(
                new StatementId(new UUID(1, number)),
                number,
                new ClientId(new UUID(0, 1)),
                "Ana Muñoz Größe",
                "2026-03",
                state,
                "e63f2d00961848ef77d664b199205ac61808b44aacc7c90c07af754ca50f378d",
                "0a",
                "0b",
                replaces,
                replaces == null ? "" : "A payment was recorded late",
                AT.plusSeconds(60 * number),
                "Ann Example",
                "job",
                1);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
