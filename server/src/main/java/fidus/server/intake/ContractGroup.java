package fidus.server.intake;

import fidus.clients.Client;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundCode;
import fidus.intake.ReadContracts;
import fidus.investments.EnterContract;
import fidus.investments.InvestmentId;
import fidus.investments.MappingLine;
import fidus.investments.book.OwnTerms;
import fidus.investments.book.PaidBefore;
import fidus.investments.book.PoolBefore;
import fidus.investments.book.SharesBefore;
import fidus.investments.book.TakeOver;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.server.intake.ListFile.Row;
import fidus.server.investments.RunningContracts.Running;
import fidus.server.investments.RunningContracts.Sold;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The rows of a list that speak of one contract: the first says what it is, each may name a row, a
/// share or a pool that was found or paid elsewhere.
final class ContractGroup {
    static final ListFile.Columns COLUMNS =
            new ListFile.Columns(
                    Set.of(
                            "contract",
                            "client",
                            "fund",
                            "principal",
                            "currency",
                            "signed_on",
                            "start_date"),
                    allowed());
    private static final Pattern LOGIN = Pattern.compile("[1-9]\\d{0,17}");
    private static final int LONGEST_REFERENCE = 60;

    private final String reference;
    private final List<Row> rows = new ArrayList<>();
    private final GroupFaults faults = new GroupFaults(rows);
    private final GroupPayments payments = new GroupPayments(rows, faults);

    ContractGroup(String reference) {
        this.reference = reference;
    }

    private static Set<String> allowed() {
        var names = new TreeSet<>(GroupPayments.COLUMNS);
        names.addAll(GroupShares.COLUMNS);
        names.addAll(GroupSale.COLUMNS);
        names.addAll(GroupTerms.COLUMNS);
        names.add("accounts");
        return names;
    }

    void add(Row row) {
        rows.add(row);
    }

    String reference() {
        return reference;
    }

    int line() {
        return rows.getFirst().line();
    }

    /// A cell of the contract.
    String cell(String column) {
        return rows.getFirst().cell(column);
    }

    @Nullable Currency currency() {
        String code = cell("currency").toUpperCase(Locale.ROOT);
        return code.matches("[A-Z]{3}") ? new Currency(code) : null;
    }

    @Nullable Money principal() {
        Currency currency = currency();
        return currency == null ? null : Cells.money(cell("principal"), currency);
    }

    @Nullable LocalDate startDate() {
        return Cells.day(cell("start_date"));
    }

    @Nullable FundCode fund() {
        for (FundCode one : FundCode.values()) {
            if (one.name().equalsIgnoreCase(cell("fund"))) {
                return one;
            }
        }
        return null;
    }

    GroupFaults faults() {
        return faults;
    }

    /// The same reference is the same contract, in whatever list it stands.
    InvestmentId id() {
        String name = "running contract " + reference.toUpperCase(Locale.ROOT);
        return new InvestmentId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /// Who a list may name.
    record Names(Function<String, @Nullable Client> clients, GroupSale.Sellers sellers) {}

    /// What the rows ask for; null with faults where they cannot be read.
    @Nullable Running running(Names names, ReadContracts asks, String reason) {
        Client client = names.clients.apply(cell("client"));
        FundCode fund = need(fund(), "fund", "No fund is called " + cell("fund") + ".");
        Money principal = need(principal(), "principal", "The principal is no amount.");
        LocalDate signed = need(Cells.day(cell("signed_on")), "signed_on", "It is no day.");
        LocalDate start = need(startDate(), "start_date", "It is no day.");
        if (client == null) {
            faults.add("No client has the email address or the name " + cell("client") + ".");
        }
        shape();
        if (client == null
                || fund == null
                || principal == null
                || signed == null
                || start == null) {
            return null;
        }
        List<MappingLine> lines = lines(principal);
        Currency currency = principal.currency();
        List<PaidBefore> paid = payments.paid(currency);
        List<PoolBefore> pools = payments.pools(currency);
        SharesBefore shares = new GroupShares(rows.getFirst(), faults).read(payments, currency);
        Sold sold = new GroupSale(rows.getFirst(), faults).read(names.sellers);
        OwnTerms own = new GroupTerms(rows.getFirst(), faults).read();
        String note = "Taken over as " + reference + ". " + reason;
        return faults.isEmpty()
                ? new Running(
                        new EnterContract(client.id(), fund, principal, signed, start, lines, note),
                        new TakeOver(
                                id(),
                                start,
                                asks.takenOverOn(),
                                paid,
                                reason,
                                shares,
                                pools.isEmpty() ? null : pools,
                                own),
                        sold)
                : null;
    }

    /// Why it cannot be taken over, at the line and the column it is about.
    void refuse(Refused why) {
        List<Problem.Field> fields = why.problem().fields();
        String field = fields.isEmpty() ? "" : fields.getFirst().field();
        if (!payments.refuse(field, why.problem().message())) {
            faults.add(rows.getFirst(), GroupFaults.column(field), why.problem().message());
        }
    }

    private <T> @Nullable T need(@Nullable T value, String column, String why) {
        if (value == null) {
            faults.add(rows.getFirst(), column, cell(column).isEmpty() ? "It is missing." : why);
        }
        return value;
    }

    private void shape() {
        if (reference.length() > LONGEST_REFERENCE || Cells.isUnsafe(reference)) {
            faults.add("A reference has at most 60 characters and begins like no formula.");
        }
        for (Row row : rows) {
            if (row.surplus()) {
                faults.add("More cells stand in line " + row.line() + " than the heading names.");
            }
            for (String column : row.cells().keySet()) {
                String cell = row.cell(column);
                if (!column.equals("contract")
                        && !GroupPayments.COLUMNS.contains(column)
                        && !cell.isEmpty()
                        && !cell.equals(cell(column))) {
                    faults.add("Line " + row.line() + " says another " + column + ".");
                }
            }
        }
    }

    /// Such as `510001@Broker-Live=40000 | cash=10000`; one without a sum takes all, and nothing at
    /// all is unallocated cash.
    private List<MappingLine> lines(Money principal) {
        var lines = new ArrayList<MappingLine>();
        for (String part : cell("accounts").split("\\|", -1)) {
            String text = part.strip();
            int sum = text.lastIndexOf('=');
            String where = sum < 0 ? text : text.substring(0, sum).strip();
            Money money =
                    sum < 0
                            ? principal
                            : Cells.money(text.substring(sum + 1).strip(), principal.currency());
            int at = where.indexOf('@');
            boolean cash = where.isEmpty() || where.equalsIgnoreCase("cash");
            boolean account = at > 0 && LOGIN.matcher(where.substring(0, at)).matches();
            if (money == null || !(cash || account) || where.endsWith("@")) {
                faults.add(
                        rows.getFirst(),
                        "accounts",
                        text + " is not like 510001@Broker-Live=40000.00.");
                return List.of();
            }
            lines.add(
                    new MappingLine(
                            cash
                                    ? null
                                    : new AccountKey(
                                            where.substring(at + 1),
                                            Long.parseLong(where.substring(0, at))),
                            money,
                            "Placed there when taken over"));
        }
        return lines;
    }
}
