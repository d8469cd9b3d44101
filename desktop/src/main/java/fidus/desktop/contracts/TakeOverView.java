package fidus.desktop.contracts;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.funds.DateConvention;
import fidus.funds.RoundingRule;

import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// The sheet that takes over a contract which ran before these books.
public final class TakeOverView extends VBox {
    private final TakeOverModel model;
    private final Runnable closed;

    @FXML private DatePicker start;
    @FXML private Label startFault;
    @FXML private DatePicker until;
    @FXML private Label untilFault;
    @FXML private ComboBox<Optional<DateConvention>> convention;
    @FXML private Label conventionFault;
    @FXML private VBox roundingField;
    @FXML private ComboBox<Optional<RoundingRule>> rounding;
    @FXML private VBox rateField;
    @FXML private TextField rate;
    @FXML private Label rateFault;
    @FXML private TextArea paid;
    @FXML private Label paidFault;
    @FXML private VBox paidField;
    @FXML private VBox sharesFields;
    @FXML private HBox ownMark;
    @FXML private VBox unitsFields;
    @FXML private TextField series;
    @FXML private Label seriesFault;
    @FXML private TextField units;
    @FXML private Label unitsFault;
    @FXML private TextField dealt;
    @FXML private Label dealtFault;
    @FXML private TextField price;
    @FXML private Label priceFault;
    @FXML private TextField unitMark;
    @FXML private Label unitMarkFault;
    @FXML private TextField classMark;
    @FXML private Label classMarkFault;
    @FXML private TextField classMarkThen;
    @FXML private Label classMarkThenFault;
    @FXML private DatePicker valuedOn;
    @FXML private Label valuedOnFault;
    @FXML private TextField performance;
    @FXML private Label performanceFault;
    @FXML private TextField mark;
    @FXML private Label markFault;
    @FXML private TextArea shares;
    @FXML private Label sharesFault;
    @FXML private VBox poolsField;
    @FXML private TextArea pools;
    @FXML private Label poolsFault;
    @FXML private Label opens;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private PreviewPane preview;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public TakeOverView(TakeOverModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        own(model.own, Fxml.load(this).getString("asFund"));
        Choice.day(start, model.startDate);
        Choice.day(until, model.takenOverOn);
        paid.textProperty().bindBidirectional(model.paid);
        Choice.day(valuedOn, model.shares.valuedOn);
        performance.textProperty().bindBidirectional(model.shares.performance);
        mark.textProperty().bindBidirectional(model.shares.mark);
        units(model.shares.units);
        shares.textProperty().bindBidirectional(model.shares.shares);
        pools.textProperty().bindBidirectional(model.pools);
        shown(sharesFields, model.sharesPerformance);
        shown(unitsFields, model.shares.inPool);
        shown(ownMark, model.shares.inPool.not());
        shown(roundingField, model.sharesPerformance.not());
        shown(rateField, model.sharesPerformance.not());
        shown(paidField, model.sharesPerformance.not());
        shown(poolsField, model.soldByCompany);
        reason.textProperty().bindBidirectional(model.reason);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults = faults();
        model.command().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.previewProperty().addListener((_, _, now) -> preview.show(now));
        model.outcomeProperty().addListener((_, _, _) -> opens());
        opens();
    }

    private Faults faults() {
        return new Faults(problem)
                .at("startDate", startFault)
                .at("takenOverOn", untilFault)
                .at("terms.dateConvention", conventionFault)
                .at("terms.monthlyRate", rateFault)
                .at("paid", paidFault)
                .at("shares.valuedOn", valuedOnFault)
                .at("shares.performance", performanceFault)
                .at("shares.highWaterMark", markFault)
                .at("shares.shares", sharesFault)
                .at("shares.units.series", seriesFault)
                .at("shares.units.units", unitsFault)
                .at("shares.units.dealt", dealtFault)
                .at("shares.units.price", priceFault)
                .at("shares.units.mark", unitMarkFault)
                .at("shares.units.classMark", classMarkFault)
                .at("shares.units.classMarkThen", classMarkThenFault)
                .at("pools", poolsFault)
                .at("reason", reasonFault);
    }

    private void own(OwnTermsModel own, String asFund) {
        Choice.among(convention, own.convention, DateConvention.class, asFund);
        Choice.among(rounding, own.rounding, RoundingRule.class, asFund);
        rate.textProperty().bindBidirectional(own.rate);
        rate.setPromptText(asFund);
    }

    private void units(UnitsModel held) {
        series.textProperty().bindBidirectional(held.series);
        units.textProperty().bindBidirectional(held.units);
        dealt.textProperty().bindBidirectional(held.dealt);
        price.textProperty().bindBidirectional(held.price);
        unitMark.textProperty().bindBidirectional(held.mark);
        classMark.textProperty().bindBidirectional(held.classMark);
        classMarkThen.textProperty().bindBidirectional(held.classMarkThen);
    }

    private static void shown(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void propose() {
        model.propose();
    }

    @FXML
    void send() {
        model.send();
    }

    private void opens() {
        opens.setText(model.opens());
        opens.setVisible(!model.opens().isEmpty());
        opens.setManaged(!model.opens().isEmpty());
    }
}
