package fidus.server.intake;

import fidus.agents.Agent;
import fidus.clients.Client;
import fidus.clients.ClientContact;
import fidus.contract.Refused;
import fidus.funds.FundTerms;
import fidus.intake.ClientRow;
import fidus.intake.Standing;
import fidus.money.Money;
import fidus.server.agents.Agents;
import fidus.server.clients.Clients;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rows of one list of clients, each held against the clients and agents there are.
final class ClientList {
    static final int MOST_ROWS = 2_000;

    private static final ListFile.Columns COLUMNS =
            new ListFile.Columns(
                    Set.of(
                            "first_name",
                            "last_name",
                            "email",
                            "phone",
                            "country",
                            "investment_amount",
                            "referral_agent_email"),
                    Set.of());
    private static final int LONGEST = 60;

    private final Unit unit;
    private final Clients clients;
    private final FundTerms terms;
    private final List<Agent> agents;
    private final Map<String, Optional<Agent>> found = new HashMap<>();
    private final Set<String> emails = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final List<Line> lines = new ArrayList<>();
    private final String sha256;

    /// A row with what taking it needs.
    ///
    /// @param agent absent where none was found
    record Line(ClientRow row, @Nullable Agent agent) {
        ClientContact contact() {
            return new ClientContact(row.email(), row.phone(), row.country(), row.amount());
        }
    }

    /// @param terms whose minimum holds
    ClientList(Unit unit, Path file, Clients clients, Agents agents, FundTerms terms) {
        this.unit = unit;
        this.clients = clients;
        this.terms = terms;
        this.agents = agents.all(unit);
        this.sha256 = new ListFile(file, COLUMNS, MOST_ROWS).read(row -> lines.add(line(row)));
    }

    String sha256() {
        return sha256;
    }

    List<Line> lines() {
        return lines;
    }

    List<Line> lines(Standing standing) {
        return lines.stream().filter(line -> line.row().standing() == standing).toList();
    }

    Money total() {
        Money total = Money.zero(terms.currency());
        for (Line line : lines(Standing.NEW)) {
            Money amount = line.row().amount();
            total = amount == null ? total : total.plus(amount);
        }
        return total;
    }

    private Line line(ListFile.Row row) {
        String name = (row.cell("first_name") + " " + row.cell("last_name")).strip();
        String email = Cells.email(row.cell("email"));
        Money amount = Cells.money(row.cell("investment_amount"), terms.currency());
        Agent agent = agent(row.cell("referral_agent_email"));
        var why = new ArrayList<String>();
        if (row.surplus()) {
            why.add("More cells stand in this row than the heading names.");
        }
        person(row, name, email, why);
        amount(row, amount, why);
        if (agent == null) {
            String named = row.cell("referral_agent_email");
            why.add(
                    named.isEmpty()
                            ? "The referral agent is missing."
                            : "No agent is known by " + named + ".");
        }
        Standing standing = why.isEmpty() ? standing(name, email, why) : Standing.REFUSED;
        var shown =
                new ClientRow(
                        row.line(),
                        email == null ? row.cell("email") : email,
                        name,
                        row.cell("phone"),
                        row.cell("country"),
                        amount,
                        agent == null
                                ? row.cell("referral_agent_email")
                                : agent.agentCode() + " " + agent.name(),
                        standing,
                        String.join(" ", why));
        return new Line(shown, agent);
    }

    private void person(ListFile.Row row, String name, @Nullable String email, List<String> why) {
        if (row.cell("first_name").isEmpty() || row.cell("last_name").isEmpty()) {
            why.add("The first or the last name is missing.");
        } else {
            try {
                var _ = Clients.tidy(name);
            } catch (Refused e) {
                why.add(e.problem().message());
            }
        }
        if (email == null) {
            why.add(
                    row.cell("email").isEmpty()
                            ? "The email address is missing."
                            : row.cell("email") + " is no email address.");
        }
        if (row.cell("phone").length() > LONGEST || row.cell("country").length() > LONGEST) {
            why.add("A phone number and a country have at most 60 characters.");
        }
        boolean unsafe =
                Cells.isUnsafe(row.cell("first_name"))
                        || Cells.isUnsafe(row.cell("last_name"))
                        || Cells.isUnsafe(row.cell("email"))
                        || Cells.isUnsafe(row.cell("country"))
                        || Cells.isUnsafe(row.cell("phone").replaceFirst("^\\+(?=[\\d ])", ""));
        if (unsafe) {
            why.add("A cell begins like a formula or holds characters nobody sees.");
        }
    }

    private void amount(ListFile.Row row, @Nullable Money amount, List<String> why) {
        Money least = terms.minimumInvestment();
        String cell = row.cell("investment_amount");
        if (amount == null) {
            why.add(
                    cell.isEmpty()
                            ? "The investment amount is missing."
                            : cell + " is no amount in " + terms.currency() + ".");
        } else if (least != null && amount.compareTo(least) < 0) {
            why.add(amount + " is below the minimum of " + least + ".");
        }
    }

    private @Nullable Agent agent(String called) {
        if (called.isEmpty()) {
            return null;
        }
        return found.computeIfAbsent(
                        called, any -> agents.stream().filter(one -> one.isCalled(any)).findFirst())
                .orElse(null);
    }

    /// One person stands in a list once, and is one client.
    private Standing standing(String name, @Nullable String email, List<String> why) {
        String address = String.valueOf(email);
        if (!emails.add(address)) {
            why.add("This email address stands in an earlier row.");
            return Standing.REFUSED;
        }
        Client known = clients.reachedAt(unit, address).orElse(null);
        if (known != null) {
            if (known.name().equalsIgnoreCase(Clients.tidy(name))) {
                return Standing.KNOWN;
            }
            why.add("This is the email address of " + known.name() + ".");
            return Standing.REFUSED;
        }
        if (!names.add(Clients.tidy(name).toLowerCase(Locale.ROOT))
                || clients.named(unit, name).isPresent()) {
            why.add("There is already a client of this name. Add what tells the two apart.");
            return Standing.REFUSED;
        }
        return Standing.NEW;
    }
}
