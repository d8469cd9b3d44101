package fidus.desktop.samples;

import static fidus.desktop.samples.Accounts.BAL;
import static fidus.desktop.samples.Accounts.NOW;
import static fidus.desktop.samples.Accounts.usd;

import fidus.auth.PersonId;
import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.clients.ClientState;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.StandardTerms;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentPage;
import fidus.investments.InvestmentState;
import fidus.investments.agreements.Agreement;
import fidus.investments.agreements.AgreementList;
import fidus.investments.book.ContractBook;
import fidus.investments.book.ContractPage;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.CalendarEvent;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.Redeemable;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Invented contracts, one that waits for its start and one that runs.
public final class Contracts {
    public static final Client CLIENT =
            new Client(new ClientId(new UUID(0, 70)), "Client A", ClientState.ACTIVE, 1);

    /// The day of {@link Accounts#NOW}.
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static final PersonId ANN = new PersonId(new UUID(0, 1));
    private static final LocalDate START = LocalDate.of(2026, 5, 5);

    private Contracts() {}

    /// Two versions of what was signed.
    public static AgreementList agreements() {
        return new AgreementList(
                List.of(agreement(2, "Client A signed again.pdf"), agreement(1, "Client A.pdf")));
    }

    public static Agreement agreement(int number, String fileName) {
        return new Agreement(number, fileName, 482_113, "9f3b".repeat(16), ANN, "Ann Example", NOW);
    }

    public static InvestmentPage list() {
        return new InvestmentPage(List.of(waiting().investment()), null);
    }

    /// BALANCE, 80,000.00, entered and not started.
    public static ContractPage waiting() {
        return new ContractPage(
                TODAY,
                contract(InvestmentState.PENDING_VALIDATION, null, null),
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    /// The same since 2026-05-05: the first quarter is due and asked for by nobody.
    public static ContractPage running() {
        PayoutSchedule schedule =
                PayoutSchedule.of(terms(FundCode.BALANCE), usd("80000.00"), START).on(TODAY);
        Investment contract =
                contract(
                        InvestmentState.ACTIVE,
                        schedule.dates().interestStart(),
                        schedule.dates().contractEnd());
        var book =
                new ContractBook(
                        contract.id(),
                        contract.number(),
                        CLIENT.id(),
                        CLIENT.name(),
                        FundCode.BALANCE,
                        schedule,
                        Commissions.of(
                                schedule,
                                List.of(
                                        AgentAssignment.from(
                                                People.AGENT.id(),
                                                People.AGENT.commissionRate(),
                                                START))),
                        usd("0.00"),
                        List.of(),
                        ContractBook.next(schedule),
                        3);
        return new ContractPage(
                TODAY,
                contract,
                book,
                ContractValue.of(schedule, TODAY),
                Redeemable.on(schedule, TODAY),
                CalendarEvent.of(contract.id(), schedule, TODAY),
                List.of());
    }

    public static FundTerms terms(FundCode fund) {
        return StandardTerms.firstVersion(fund, LocalDate.of(2000, 1, 1));
    }

    private static Investment contract(
            InvestmentState state,
            @Nullable LocalDate interestStart,
            @Nullable LocalDate contractEnd) {
        return new Investment(
                new InvestmentId(new UUID(0, 9)),
                1_001,
                CLIENT.id(),
                CLIENT.name(),
                FundCode.BALANCE,
                usd("80000.00"),
                LocalDate.of(2026, 5, 2),
                START,
                state,
                List.of(
                        new AccountMapping(
                                BAL,
                                usd("80000.00"),
                                "Placed when entered",
                                NOW,
                                null,
                                ANN,
                                new PersonId(new UUID(0, 2)))),
                "Signed contract of 2 May, filed under A-17",
                terms(FundCode.BALANCE),
                interestStart,
                contractEnd,
                1);
    }
}
