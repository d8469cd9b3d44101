package fidus.desktop.ledger;

import fidus.agents.AgentCalls;
import fidus.clients.ClientCalls;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Shell;
import fidus.fees.runs.FeeCalls;
import fidus.franchises.FranchiseCalls;
import fidus.funds.FundCode;
import fidus.investments.FindInvestments;
import fidus.investments.InvestmentCalls;
import fidus.ledger.Dimensions;
import fidus.mt5.Mt5Calls;
import fidus.payments.wallets.WalletCalls;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// Whose a line of the books is: one value for each dimension its account needs, chosen among what
/// is recorded, or typed where it is not recorded yet.
public final class BelongsModel {
    private static final int MOST = 200;

    private final Shell shell;
    private final Map<String, ObservableList<Known>> known = new HashMap<>();
    private final Map<String, StringProperty> values = new LinkedHashMap<>();
    private final ObservableList<String> asked = FXCollections.observableArrayList();
    private List<String> possible = List.of();

    /// Something that can be chosen.
    ///
    /// @param value as postings say it
    /// @param words as people know it
    public record Known(String value, String words) {
        static Known of(String value) {
            return new Known(value, value);
        }
    }

    BelongsModel(Shell shell) {
        this.shell = shell;
    }

    /// The names of what the account in hand needs and may say besides, in the order in which they
    /// are asked for.
    public ObservableList<String> asked() {
        return asked;
    }

    /// Whether a line may leave it out.
    public boolean isPossible(String name) {
        return possible.contains(name);
    }

    /// What was chosen or typed.
    public StringProperty value(String name) {
        return values.computeIfAbsent(name, _ -> new SimpleStringProperty(""));
    }

    /// What can be chosen; it is filled while the screen is open.
    public ObservableList<Known> known(String name) {
        return known.computeIfAbsent(name, this::read);
    }

    /// How people know what a posting says.
    String words(String name, String value) {
        return known(name).stream()
                .filter(one -> one.value().equals(value))
                .map(Known::words)
                .findFirst()
                .orElse(value);
    }

    /// Asks for what lines on this account need.
    void of(String account) {
        clear();
        possible = Dimensions.possible(account);
        var all = new ArrayList<>(Dimensions.needed(account));
        all.addAll(possible);
        asked.setAll(all);
    }

    void clear() {
        values.values().forEach(one -> one.set(""));
    }

    /// @param faults gets a line for each value that is missing
    Map<String, String> said(List<Problem.Field> faults) {
        var said = new LinkedHashMap<String, String>();
        for (String name : asked) {
            String value = value(name).get().strip();
            if (!value.isEmpty()) {
                said.put(name, value);
            } else if (!isPossible(name)) {
                faults.add(new Problem.Field("belongs." + name, "Choose or type it."));
            }
        }
        return Map.copyOf(said);
    }

    private ObservableList<Known> read(String name) {
        ObservableList<Known> into = FXCollections.observableArrayList();
        switch (name) {
            case "fund" ->
                    Stream.of(FundCode.values())
                            .map(one -> Known.of(one.name()))
                            .forEach(into::add);
            case "bankAccount" ->
                    list(
                            into,
                            WalletCalls.HOUSE_ACCOUNTS,
                            all -> all.houseAccounts().stream().map(one -> Known.of(one.name())));
            case "tradingAccount" ->
                    list(
                            into,
                            Mt5Calls.ACCOUNTS,
                            all ->
                                    all.accounts().stream()
                                            .map(one -> Known.of(one.account().key().toString())));
            case "broker" ->
                    list(
                            into,
                            Mt5Calls.ACCOUNTS,
                            all ->
                                    all.accounts().stream()
                                            .map(one -> Known.of(one.account().broker()))
                                            .distinct());
            case "manager" ->
                    list(
                            into,
                            FeeCalls.MANAGERS,
                            all -> all.managers().stream().map(one -> Known.of(one.name())));
            default -> people(name, into);
        }
        return into;
    }

    private void people(String name, ObservableList<Known> into) {
        switch (name) {
            case "client" ->
                    list(
                            into,
                            ClientCalls.LIST,
                            all ->
                                    all.clients().stream()
                                            .map(one -> known(one.id().value(), one.name())));
            case "agent" ->
                    list(
                            into,
                            AgentCalls.LIST,
                            all ->
                                    all.agents().stream()
                                            .map(one -> one.agent())
                                            .map(one -> known(one.id().value(), one.name())));
            case "franchise" ->
                    list(
                            into,
                            FranchiseCalls.LIST,
                            all ->
                                    all.franchises().stream()
                                            .map(one -> one.franchise())
                                            .map(one -> known(one.id().value(), one.name())));
            case "contract" -> contracts(into);
            default -> {}
        }
    }

    private static Known known(UUID id, String words) {
        return new Known(id.toString(), words);
    }

    private void contracts(ObservableList<Known> into) {
        ask(
                into,
                InvestmentCalls.LIST,
                new FindInvestments(null, MOST),
                page ->
                        page.rows().stream()
                                .map(
                                        one ->
                                                known(
                                                        one.id().value(),
                                                        one.number() + " · " + one.clientName())));
    }

    private <A> void list(
            ObservableList<Known> into, Call<Nothing, A> call, Function<A, Stream<Known>> known) {
        ask(into, call, new Nothing(), known);
    }

    /// What this person may not see, or cannot be read now, is typed.
    private <Q, A> void ask(
            ObservableList<Known> into,
            Call<Q, A> call,
            Q question,
            Function<A, Stream<Known>> all) {
        if (shell.session().may(call.permission())) {
            shell.background()
                    .run(
                            () -> shell.server().call(call, question),
                            answer -> into.setAll(new ArrayList<>(all.apply(answer).toList())),
                            _ -> {});
        }
    }
}
