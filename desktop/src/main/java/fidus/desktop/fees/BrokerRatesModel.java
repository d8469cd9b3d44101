package fidus.desktop.fees;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.rebates.RebateRate;
import fidus.rebates.AgreementList;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.PrepareAgreement;
import fidus.rebates.RebateBroker;
import fidus.rebates.RebateCalls;
import fidus.rebates.SymbolOfGroup;
import fidus.rebates.WithdrawAgreement;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What a broker is to pay while it is written down: a copy of what was agreed, row by row, that
/// remembers which version it was made from.
final class BrokerRatesModel {
    private static final Pattern RATE = Pattern.compile("\\d{1,6}(\\.\\d{1,8})?");
    private static final int SHORTEST_REASON = 10;

    private final Fetched<AgreementList> agreements;
    private final Command<PrepareAgreement, Prepared> agree;
    private final Command<WithdrawAgreement, Prepared> withdraw;
    private final Consumer<Prepared> waiting;
    private long version;

    final BooleanProperty open = new SimpleBooleanProperty();
    final ObjectProperty<@Nullable String> broker = new SimpleObjectProperty<>();
    final StringProperty currency = new SimpleStringProperty("");
    final StringProperty reason = new SimpleStringProperty("");
    final ObservableList<RateRow> rates = FXCollections.observableArrayList();
    final ObservableList<SymbolRow> symbols = FXCollections.observableArrayList();
    final ObservableList<AccountRow> accounts = FXCollections.observableArrayList();

    /// A rate as it is typed.
    ///
    /// @param isUsed a decided run was computed with it: it is only looked at
    record RateRow(
            StringProperty group,
            ObjectProperty<@Nullable LocalDate> from,
            StringProperty rate,
            boolean isUsed) {
        RateRow(String group, @Nullable LocalDate from, String rate, boolean isUsed) {
            this(
                    new SimpleStringProperty(group),
                    new SimpleObjectProperty<>(from),
                    new SimpleStringProperty(rate),
                    isUsed);
        }

        /// @return null while a part is missing or no number
        private @Nullable RebateRate typed(Currency in) {
            LocalDate day = from.get();
            String number = rate.get().strip();
            return day == null || !RATE.matcher(number).matches()
                    ? null
                    : new RebateRate(group.get().strip(), day, new BigDecimal(number), in);
        }
    }

    /// A symbol and its group as they are typed.
    record SymbolRow(StringProperty symbol, StringProperty group) {
        SymbolRow(String symbol, String group) {
            this(new SimpleStringProperty(symbol), new SimpleStringProperty(group));
        }

        private SymbolOfGroup typed() {
            return new SymbolOfGroup(symbol.get().strip(), group.get().strip());
        }
    }

    /// An account of the broker, and whether it is without rebates.
    record AccountRow(AccountKey key, BooleanProperty without) {}

    /// @param waiting told what another person has to decide
    BrokerRatesModel(Shell shell, Fetched<AgreementList> agreements, Consumer<Prepared> waiting) {
        this.agreements = agreements;
        this.waiting = waiting;
        agree = new Command<>(shell, RebateCalls.AGREE);
        withdraw = new Command<>(shell, RebateCalls.WITHDRAW);
        broker.addListener((_, _, now) -> fill(now));
    }

    Fetched<AgreementList> agreements() {
        return agreements;
    }

    Command<PrepareAgreement, Prepared> agree() {
        return agree;
    }

    Command<WithdrawAgreement, Prepared> withdraw() {
        return withdraw;
    }

    /// Everybody rates can be or were agreed with, by name.
    List<String> offered() {
        var names = new TreeSet<String>();
        agreed().forEach(one -> names.add(one.broker()));
        known().forEach(one -> names.add(one.broker()));
        return List.copyOf(names);
    }

    /// Whether no account names the chosen broker, so that nothing more can be agreed with it.
    boolean isNameless() {
        String chosen = broker.get();
        return chosen != null && known().stream().noneMatch(one -> one.broker().equals(chosen));
    }

    /// Whether there is something to take back that no decided run stands on.
    boolean isWithdrawable() {
        return version > 0 && rates.stream().noneMatch(RateRow::isUsed);
    }

    /// @param chosen whose rates are written down, null to choose
    void begin(@Nullable String chosen) {
        agree.refuse(null);
        withdraw.refuse(null);
        reason.set("");
        broker.set(null);
        broker.set(chosen);
        open.set(true);
    }

    void close() {
        open.set(false);
    }

    void addRate() {
        rates.add(new RateRow(RebateRate.ALL, null, "", false));
    }

    void addSymbol() {
        symbols.add(new SymbolRow("", ""));
    }

    private List<BrokerAgreement> agreed() {
        AgreementList list = agreements.value();
        return list == null ? List.of() : list.agreements();
    }

    private List<RebateBroker> known() {
        AgreementList list = agreements.value();
        List<RebateBroker> brokers = list == null ? null : list.brokers();
        return brokers == null ? List.of() : brokers;
    }

    /// What is agreed with the broker now; one without rates gets a first row.
    private void fill(@Nullable String chosen) {
        BrokerAgreement before =
                agreed().stream()
                        .filter(one -> one.broker().equals(chosen))
                        .findFirst()
                        .orElse(new BrokerAgreement("", List.of(), List.of(), List.of(), 0));
        RebateBroker of =
                known().stream()
                        .filter(one -> one.broker().equals(chosen))
                        .findFirst()
                        .orElse(new RebateBroker("", List.of(), List.of()));
        version = before.version();
        rates.setAll(before.rates().stream().map(one -> row(one, of)).toList());
        if (rates.isEmpty() && chosen != null) {
            addRate();
        }
        symbols.setAll(
                before.symbols().stream()
                        .map(one -> new SymbolRow(one.symbol(), one.symbolGroup()))
                        .toList());
        accounts.setAll(of.accounts().stream().map(key -> row(key, before)).toList());
        currency.set(
                before.rates().stream()
                        .findFirst()
                        .map(one -> one.currency().code())
                        .orElse(Currency.USD.code()));
    }

    private static RateRow row(RebateRate rate, RebateBroker of) {
        return new RateRow(
                rate.symbolGroup(),
                rate.effectiveFrom(),
                rate.ratePerLot().toPlainString(),
                of.used().stream().anyMatch(rate::agrees));
    }

    private static AccountRow row(AccountKey key, BrokerAgreement before) {
        return new AccountRow(key, new SimpleBooleanProperty(before.untracked().contains(key)));
    }

    void send() {
        var faults = new ArrayList<Problem.Field>();
        String chosen = broker.get();
        if (chosen == null) {
            faults.add(new Problem.Field("broker", "Choose the broker."));
        }
        Currency in = currency(faults);
        List<RebateRate> typed = typed(in, faults);
        if (typed.isEmpty() && faults.isEmpty()) {
            faults.add(new Problem.Field("rates", "At least one rate, if need be of zero."));
        }
        why(faults);
        if (chosen == null || !faults.isEmpty()) {
            agree.refuse(Command.incomplete(faults));
            return;
        }
        var wanted =
                new BrokerAgreement(
                        chosen,
                        typed,
                        symbols.stream().map(SymbolRow::typed).toList(),
                        accounts.stream()
                                .filter(one -> one.without().get())
                                .map(AccountRow::key)
                                .toList(),
                        version);
        agree.send(new PrepareAgreement(wanted, reason.get().strip()), this::done);
    }

    void sendWithdrawal() {
        var faults = new ArrayList<Problem.Field>();
        why(faults);
        String chosen = broker.get();
        if (chosen == null || !faults.isEmpty()) {
            withdraw.refuse(Command.incomplete(faults));
            return;
        }
        withdraw.send(new WithdrawAgreement(chosen, version, reason.get().strip()), this::done);
    }

    private Currency currency(List<Problem.Field> faults) {
        try {
            return new Currency(currency.get().strip().toUpperCase(Locale.ROOT));
        } catch (Refused e) {
            faults.add(new Problem.Field("currency", e.problem().message()));
            return Currency.USD;
        }
    }

    private List<RebateRate> typed(Currency in, List<Problem.Field> faults) {
        var typed = new ArrayList<RebateRate>();
        for (RateRow row : rates) {
            RebateRate one = row.typed(in);
            if (one == null) {
                faults.add(
                        new Problem.Field(
                                "rates",
                                "Each rate needs a group, a first day and a number such as 5.05."));
                return List.of();
            }
            typed.add(one);
        }
        return typed;
    }

    private void why(List<Problem.Field> faults) {
        if (reason.get().strip().length() < SHORTEST_REASON) {
            faults.add(new Problem.Field("reason", "Say why in at least 10 characters."));
        }
    }

    private void done(Prepared now) {
        close();
        waiting.accept(now);
    }
}
