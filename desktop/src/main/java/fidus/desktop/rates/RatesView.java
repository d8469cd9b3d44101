package fidus.desktop.rates;

import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Visited;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Rates of exchange, what a month's end values with them, and money that was exchanged.
public final class RatesView extends VBox implements Visited, Dated {
    private static final String MONTH = "month/";
    private static final String EXCHANGE = "exchange/";
    private static final String FILE = "file";

    private final RatesModel model;
    private final RatesPane rates;
    private final RevaluationPane revaluation;
    private final ExchangesPane exchanges;
    private final RateFilePane file;

    @FXML private TabPane tabs;
    @FXML private Tab ratesTab;
    @FXML private Tab revaluationTab;
    @FXML private Tab exchangesTab;
    @FXML private Tab fileTab;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public RatesView(RatesModel model) {
        this.model = model;
        Fxml.load(this);
        rates = new RatesPane(model);
        revaluation = new RevaluationPane(model);
        exchanges = new ExchangesPane(model);
        file = new RateFilePane(model);
        ratesTab.setContent(rates);
        revaluationTab.setContent(revaluation);
        exchangesTab.setContent(exchanges);
        fileTab.setContent(file);
    }

    @Override
    public void visited(String subject) {
        if (subject.startsWith(MONTH)) {
            model.revaluation().period.set(subject.substring(MONTH.length()));
            tabs.getSelectionModel().select(revaluationTab);
        }
        if (subject.startsWith(EXCHANGE)) {
            exchanges.choose(subject.substring(EXCHANGE.length()));
            tabs.getSelectionModel().select(exchangesTab);
        }
        if (subject.equals(FILE)) {
            tabs.getSelectionModel().select(fileTab);
        }
        rates.read();
        revaluation.read();
        exchanges.read();
        file.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.rates().asOfProperty();
    }
}
