package fidus.server.investments;

import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.Applicant;
import fidus.funds.FundAccess;
import fidus.funds.FundTerms;
import fidus.investments.EnterContract;
import fidus.investments.InvestmentId;
import fidus.mt5.TradingAccount;
import fidus.server.clients.Clients;
import fidus.server.funds.Funds;
import fidus.server.funds.Permits;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// The rules of a new contract and its mapping, checked when it is prepared and again when it is
/// approved.
final class EntryRules {
    private static final int SHORTEST_NOTE = 20;
    private static final int LONGEST_NOTE = 1_000;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    private final Clients clients;
    private final LineRules lines;
    private final Funds funds;
    private final Permits permits;

    /// @param accounts those of the lines, in the order of the lines
    /// @param terms the version in force when it was signed
    /// @param now the version in force today
    record Placement(
            Client client,
            List<TradingAccount> accounts,
            FundTerms terms,
            FundTerms now,
            Applicant applicant) {}

    EntryRules(Clients clients, LineRules lines, Funds funds, Permits permits) {
        this.clients = clients;
        this.lines = lines;
        this.funds = funds;
        this.permits = permits;
    }

    Placement check(Unit unit, InvestmentId id, EnterContract enter) {
        Client client = clients.get(unit, enter.clientId());
        Clients.checkNotOnHold(client);
        text("note", enter.note(), SHORTEST_NOTE);
        date("signedOn", enter.signedOn());
        date("startDate", enter.startDate());
        if (enter.principal().signum() <= 0) {
            throw Refused.at(
                    "principal", Problem.Code.BAD_VALUE, "The principal must be above zero.");
        }
        LocalDate today = funds.businessDate(unit);
        signed(enter.signedOn(), today);
        FundTerms terms = funds.inForce(unit, enter.fundCode(), enter.signedOn());
        FundTerms now = funds.inForce(unit, enter.fundCode(), today);
        Applicant applicant =
                permits.applicant(unit, client.id(), enter.fundCode(), id, enter.principal());
        FundAccess.check(terms, applicant);
        List<TradingAccount> placed =
                lines.check(unit, client, enter.principal(), enter.lines(), Set.of());
        return new Placement(client, placed, terms, now, applicant);
    }

    /// @throws Refused `WRONG_STATE` while the client is on hold
    void checkNotOnHold(Unit unit, ClientId client) {
        Clients.checkNotOnHold(clients.get(unit, client));
    }

    static void text(String field, String value, int shortest) {
        if (value.strip().length() < shortest || value.length() > LONGEST_NOTE) {
            throw Refused.at(
                    field,
                    Problem.Code.BAD_VALUE,
                    "A note here has " + shortest + " to " + LONGEST_NOTE + " characters.");
        }
    }

    /// Terms that come into force later may be withdrawn until then: nobody signs them before.
    private static void signed(LocalDate signedOn, LocalDate today) {
        if (signedOn.isAfter(today)) {
            throw Refused.at(
                    "signedOn",
                    Problem.Code.BAD_VALUE,
                    "A contract is entered once it is signed; "
                            + signedOn
                            + " is after today, "
                            + today
                            + ". Correct the day, or wait until then.");
        }
    }

    private static void date(String field, LocalDate date) {
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw Refused.at(
                    field, Problem.Code.BAD_VALUE, "This date is not between 2000 and 2100.");
        }
    }
}
