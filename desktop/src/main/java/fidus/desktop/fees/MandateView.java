package fidus.desktop.fees;

import fidus.desktop.controls.DayText;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.fees.Crystallisation;
import fidus.fees.FeeConvention;
import fidus.fees.HurdleKind;
import fidus.fees.MarkLevel;
import fidus.fees.Settlement;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.ManagerList;
import fidus.fees.runs.Mandate;
import fidus.mt5.AccountKey;

import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;

/// The sheet for a new mandate: a preset, and what differs from it.
public final class MandateView extends VBox {
    private final MandateModel model;
    private final Runnable closed;
    private final ResourceBundle texts;

    @FXML private ComboBox<ManagerCard> manager;
    @FXML private TextField newManager;
    @FXML private Button add;
    @FXML private ComboBox<Optional<Mandate>> before;
    @FXML private TextField name;
    @FXML private DatePicker start;
    @FXML private ListView<AccountKey> accounts;
    @FXML private ComboBox<FeeConvention> convention;
    @FXML private TextField rate;
    @FXML private TextField managementRate;
    @FXML private ComboBox<HurdleKind> hurdle;
    @FXML private TextField hurdleRate;
    @FXML private ComboBox<Crystallisation> crystallisation;
    @FXML private ComboBox<MarkLevel> markLevel;
    @FXML private ComboBox<Settlement> settlement;
    @FXML private TextField reason;
    @FXML private ProblemPane problem;
    @FXML private Button prepare;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public MandateView(MandateModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        texts = Fxml.load(this);
        manager.setConverter(words(ManagerCard::name));
        manager.valueProperty().bindBidirectional(model.manager);
        before.setConverter(words(this::lasting));
        before.valueProperty().bindBidirectional(model.before);
        model.manager.addListener((_, _, _) -> ended());
        model.mandates().valueProperty().addListener((_, _, _) -> ended());
        ended();
        name.textProperty().bindBidirectional(model.name);
        start.setConverter(new DayText());
        start.setPromptText(texts.getString("day"));
        start.valueProperty().bindBidirectional(model.startOn);
        accounts.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        accounts.getSelectionModel()
                .getSelectedItems()
                .addListener(
                        (ListChangeListener<AccountKey>)
                                _ ->
                                        model.chosen.setAll(
                                                accounts.getSelectionModel().getSelectedItems()));
        terms();
        reason.textProperty().bindBidirectional(model.reason);
        prepare.disableProperty().bind(model.command().readyProperty().not());
        add.disableProperty().bind(model.addManager().readyProperty().not());
        model.managers().valueProperty().addListener((_, _, now) -> managers(now));
        model.accounts()
                .valueProperty()
                .addListener((_, _, now) -> accounts.getItems().setAll(MandateModel.offered(now)));
        model.command().problemProperty().addListener((_, _, why) -> problem.show(why));
        model.addManager().problemProperty().addListener((_, _, why) -> problem.show(why));
    }

    void begin() {
        model.begin();
        manager.requestFocus();
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void addManager() {
        model.add(newManager.getText());
        newManager.clear();
    }

    @FXML
    void send() {
        model.send();
    }

    private void terms() {
        choice(convention, model.convention, List.of(FeeConvention.values()));
        choice(hurdle, model.hurdle, List.of(HurdleKind.NONE, HurdleKind.SOFT, HurdleKind.HARD));
        choice(
                crystallisation,
                model.crystallisation,
                List.of(
                        Crystallisation.MONTHLY,
                        Crystallisation.QUARTERLY,
                        Crystallisation.ANNUAL));
        choice(markLevel, model.markLevel, List.of(MarkLevel.MANDATE, MarkLevel.ACCOUNT));
        choice(settlement, model.settlement, List.of(Settlement.values()));
        rate.textProperty().bindBidirectional(model.rate);
        managementRate.textProperty().bindBidirectional(model.managementRate);
        hurdleRate.textProperty().bindBidirectional(model.hurdleRate);
    }

    private static <E extends Enum<E>> void choice(
            ComboBox<E> box, ObjectProperty<E> value, List<E> all) {
        box.setConverter(words(Words::of));
        box.getItems().setAll(all);
        box.valueProperty().bindBidirectional(value);
    }

    /// One to go on with is chosen again after each reading, as long as it is still offered.
    private void ended() {
        Optional<Mandate> chosen = model.before.get();
        var offered = new ArrayList<Optional<Mandate>>();
        offered.add(Optional.empty());
        model.ended().stream().map(Optional::of).forEach(offered::add);
        before.getItems().setAll(offered);
        model.before.set(offered.contains(chosen) ? chosen : Optional.empty());
    }

    private String lasting(Optional<Mandate> mandate) {
        return mandate.map(one -> one.name() + ", ended on " + one.endOn())
                .orElse(texts.getString("before.none"));
    }

    private void managers(@Nullable ManagerList now) {
        ManagerCard chosen = model.manager.get();
        manager.getItems().setAll(now == null ? List.of() : now.managers());
        model.manager.set(chosen);
    }

    private static <T> StringConverter<T> words(Function<T, String> of) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : of.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        };
    }
}
