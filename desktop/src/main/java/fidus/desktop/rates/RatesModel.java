package fidus.desktop.rates;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.rates.ExchangeRate;
import fidus.rates.FindRates;
import fidus.rates.PrepareRates;
import fidus.rates.RateCalls;
import fidus.rates.RateList;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The approved rates, and those that are gathered to be sent to a second person.
public final class RatesModel {
    public static final String SCREEN = "rates";

    private final Shell shell;
    private final Fetched<RateList> rates;
    private final Command<PrepareRates, Prepared> command;
    private final ObservableList<ExchangeRate> gathered = FXCollections.observableArrayList();
    private final RevaluationModel revaluation;
    private final ExchangesModel exchanges;
    private final RateFileModel file;

    public final StringProperty currency = new SimpleStringProperty("");
    public final ObjectProperty<@Nullable LocalDate> on = new SimpleObjectProperty<>();
    public final StringProperty rate = new SimpleStringProperty("");
    public final StringProperty source = new SimpleStringProperty("");
    public final StringProperty reason = new SimpleStringProperty("");

    public RatesModel(Shell shell) {
        this.shell = shell;
        rates = new Fetched<>(shell, RateList::asOf);
        command = new Command<>(shell, RateCalls.PREPARE);
        revaluation = new RevaluationModel(shell);
        exchanges = new ExchangesModel(shell);
        file = new RateFileModel(shell);
    }

    public Shell shell() {
        return shell;
    }

    Fetched<RateList> rates() {
        return rates;
    }

    Command<PrepareRates, Prepared> command() {
        return command;
    }

    RevaluationModel revaluation() {
        return revaluation;
    }

    RateFileModel file() {
        return file;
    }

    ExchangesModel exchanges() {
        return exchanges;
    }

    /// What is sent together.
    ObservableList<ExchangeRate> gathered() {
        return gathered;
    }

    void read() {
        rates.ask(RateCalls.FIND, new FindRates(null));
    }

    /// Gathers the rate that is typed.
    void add() {
        List<Problem.Field> faults = new ArrayList<>();
        Currency of = currency(faults);
        BigDecimal price = price(faults);
        LocalDate day = on.get();
        if (day == null) {
            faults.add(new Problem.Field("on", "The day it is of."));
        }
        if (source.get().strip().length() < 3) {
            faults.add(new Problem.Field("source", "Where it was read."));
        }
        if (of == null || price == null || day == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.refuse(null);
        gather(List.of(new ExchangeRate(of, day, price, source.get().strip())));
        rate.set("");
    }

    private @Nullable Currency currency(List<Problem.Field> faults) {
        try {
            return new Currency(currency.get().strip().toUpperCase(Locale.ROOT));
        } catch (Refused _) {
            faults.add(new Problem.Field("currency", "A code such as EUR."));
            return null;
        }
    }

    private @Nullable BigDecimal price(List<Problem.Field> faults) {
        try {
            BigDecimal price = Decimals.parse(rate.get().strip());
            if (price.signum() > 0) {
                return price;
            }
        } catch (Refused _) {
            // said below
        }
        faults.add(new Problem.Field("rate", "What one unit costs, such as 1.0850."));
        return null;
    }

    /// Gathers what a file says, all of it or nothing.
    void take(Path file) {
        shell.background()
                .run(
                        () -> RateCsv.read(file).rates(),
                        read -> {
                            command.refuse(null);
                            gather(read);
                        },
                        command::refuse);
    }

    /// A later word on a currency's day replaces the earlier one.
    private void gather(List<ExchangeRate> more) {
        for (ExchangeRate one : more) {
            gathered.removeIf(
                    other ->
                            other.currency().equals(one.currency()) && other.on().equals(one.on()));
            gathered.add(one);
        }
    }

    void remove(ExchangeRate gone) {
        gathered.remove(gone);
    }

    /// @param prepared told what waits
    void send(Consumer<Prepared> prepared) {
        if (gathered.isEmpty()) {
            command.refuse(
                    Command.incomplete(
                            List.of(new Problem.Field("rates", "Add a rate, or read a file."))));
            return;
        }
        command.send(
                new PrepareRates(List.copyOf(gathered), reason.get().strip()),
                done -> {
                    gathered.clear();
                    reason.set("");
                    read();
                    prepared.accept(done);
                });
    }
}
