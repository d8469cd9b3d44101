package fidus.desktop.samples;

import fidus.ledger.PeriodState;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.statements.IssuedState;
import fidus.statements.StatementId;
import fidus.statements.partners.EarningKind;
import fidus.statements.partners.IssuedPartner;
import fidus.statements.partners.Partner;
import fidus.statements.partners.PartnerHistory;
import fidus.statements.partners.PartnerId;
import fidus.statements.partners.PartnerKind;
import fidus.statements.partners.PartnerMonth;
import fidus.statements.partners.PartnerMovements;
import fidus.statements.partners.PartnerPreview;
import fidus.statements.partners.PartnerSection;
import fidus.statements.partners.PartnerState;
import fidus.statements.partners.PartnerStatement;
import fidus.statements.partners.PartnerSum;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Statements of an agent and a company.
public final class PartnerDocuments {
    private static final Instant AT = Instant.parse("2026-04-02T09:00:00Z");
    private static final Partner AGENT = partner(1, PartnerKind.AGENT, "AA25-001", "Agnes Agent");
    private static final Partner COMPANY = partner(2, PartnerKind.FRANCHISE, "", "White Label Ltd");

    private PartnerDocuments() {}

    public static PartnerMonth month(PeriodState state) {
        return new PartnerMonth(
                AT,
                "2026-03",
                state,
                List.of(
                        new PartnerState(AGENT, kept(2, 1L), 2, null),
                        new PartnerState(COMPANY, null, 0, null)));
    }

    public static PartnerHistory history() {
        return new PartnerHistory(List.of(kept(2, 1L), kept(1, null)));
    }

    public static PartnerPreview preview() {
        var movements =
                new PartnerMovements(
                        usd("27.23"), usd("777.23"), usd("27.23"), usd("0.00"), usd("777.23"));
        var statement =
                new PartnerStatement(
                        AGENT,
                        "2026-03",
                        LocalDate.of(2026, 3, 1),
                        LocalDate.of(2026, 3, 31),
                        "UTC",
                        1,
                        List.of(
                                new PartnerSection(
                                        Currency.USD,
                                        List.of(),
                                        usd("118151.41"),
                                        List.of(new PartnerSum(EarningKind.COMMISSION, movements)),
                                        movements,
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        usd("19.13"),
                                        usd("796.36"))));
        return new PartnerPreview(statement, statement.digest());
    }

    private static IssuedPartner kept(long number, @Nullable Long replaces) {
        return new IssuedPartner(
                new StatementId(new UUID(7, number)),
                number,
                AGENT.id(),
                AGENT.partnerKind(),
                AGENT.name(),
                "2026-03",
                IssuedState.ISSUED,
                List.of(usd("777.23")),
                "ab".repeat(32),
                "cd".repeat(32),
                "ef".repeat(32),
                replaces,
                replaces == null ? "" : "A payment was booked late",
                AT,
                "Olga Example",
                "job-" + number,
                1);
    }

    private static Partner partner(long id, PartnerKind kind, String code, String name) {
        return new Partner(new PartnerId(new UUID(0, id)), kind, code, name);
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
