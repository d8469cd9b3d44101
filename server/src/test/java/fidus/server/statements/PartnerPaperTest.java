package fidus.server.statements;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.money.Money;
import fidus.payments.PaidPart;
import fidus.statements.partners.Earning;
import fidus.statements.partners.EarningKind;
import fidus.statements.partners.OpenState;
import fidus.statements.partners.Partner;
import fidus.statements.partners.PartnerId;
import fidus.statements.partners.PartnerInput;
import fidus.statements.partners.PartnerKind;
import fidus.statements.partners.PartnerStatement;
import fidus.statements.partners.PartnerStatements;
import fidus.statements.partners.SoldContract;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// An agent's statement as a document and a workbook: Client A's contracts in March 2026.
class PartnerPaperTest {
    private final PartnerStatement march = march();

    @Test
    void theDocumentSaysEverySumAndTheReferenceOfThePayment() throws IOException {
        var print = print(false);
        byte[] pdf = PartnerPaper.pdf(march, print);
        PaperTest.look("agent-statement", pdf);
        assertThat(PaperTest.text(pdf))
                .contains("Agnes Agent", "AA25-001", "A-2026-03-000001", march.digest())
                .contains("777.23", "27.23", "−27.23", "118,151.41", "BANK-2026-03-10")
                .contains("Approved for payment", "Interest 1 of 4", "10 %", "19.13", "796.36")
                .doesNotContain("DRAFT");
        assertThat(PartnerPaper.pdf(march(), print)).isEqualTo(pdf);
        assertThat(PaperTest.text(PartnerPaper.pdf(march, print(true)))).contains("DRAFT");
    }

    @Test
    void theWorkbookHasTheSameSums() throws IOException {
        assertThat(IssuedStatementsTest.numbers(PartnerBook.xlsx(march, print(false))))
                .contains(
                        new BigDecimal("777.23"),
                        new BigDecimal("27.23"),
                        new BigDecimal("118151.41"),
                        new BigDecimal("796.36"));
    }

    private Print print(boolean draft) {
        return new Print(
                draft ? "AD-2026-03-000002" : "A-2026-03-000001",
                draft,
                march.digest(),
                Instant.parse("2026-04-02T09:00:00Z"),
                LocalDate.parse("2026-04-02"));
    }

    private static PartnerStatement march() {
        return PartnerStatements.of(
                new PartnerInput(
                        new Partner(
                                new PartnerId(new UUID(0, 1)),
                                PartnerKind.AGENT,
                                "AA25-001",
                                "Agnes Agent"),
                        YearMonth.of(2026, 3),
                        "UTC",
                        1,
                        List.of(
                                sold(1, FundCode.CORE, "18151.41"),
                                sold(2, FundCode.BALANCE, "100000.00")),
                        List.of(
                                core(2, "2026-02-01", OpenState.PAID_SINCE, "2026-03-10"),
                                core(3, "2026-03-01", OpenState.READY, null),
                                earning(2, "Interest 1 of 4", "7500.00", "750.00", "2026-03-01")),
                        List.of(new PartnerInput.Held(usd("19.13"), usd("796.36")))));
    }

    private static SoldContract sold(long number, FundCode fund, String principal) {
        return new SoldContract(
                number,
                fund,
                usd(principal),
                LocalDate.parse("2025-10-01"),
                LocalDate.parse("2026-12-01"));
    }

    private static Earning core(int number, String due, OpenState state, String paidOn) {
        Earning row = earning(1, "Interest " + number + " of 12", "272.27", "27.23", due);
        return new Earning(
                row.earningKind(),
                row.contractNumber(),
                FundCode.CORE,
                row.earnedOn(),
                row.baseAmount(),
                row.earningRate(),
                row.earnedAmount(),
                row.dueOn(),
                row.countsOn(),
                state,
                false,
                paidOn == null
                        ? List.of()
                        : List.of(new PaidPart(LocalDate.parse(paidOn), "BANK-" + paidOn, null)));
    }

    private static Earning earning(
            long contract, String what, String base, String sum, String due) {
        return new Earning(
                EarningKind.COMMISSION,
                contract,
                FundCode.BALANCE,
                what,
                usd(base),
                new BigDecimal("0.10"),
                usd(sum),
                LocalDate.parse(due),
                LocalDate.parse(due),
                OpenState.APPROVED,
                false,
                List.of());
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
