package fidus.desktop.reconciliation;

import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Visited;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The breaks of every account, where they come from, and how old they are.
public final class BreakDeskView extends VBox implements Visited, Dated {
    private static final String ENDINGS = "endings/";

    private final BreaksModel breaks;
    private final CausesModel causes;
    private final AgesModel ages;
    private final EndingsModel endings;
    private final BreaksView list;
    private final CausesPane causesPane;
    private final ReadOnlyObjectWrapper<@Nullable Instant> asOf = new ReadOnlyObjectWrapper<>();

    @FXML private TabPane tabs;
    @FXML private Tab listTab;
    @FXML private Tab causesTab;
    @FXML private Tab agesTab;
    @FXML private Tab endingsTab;
    @FXML private HintBar hints;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public BreakDeskView(Shell shell) {
        breaks = new BreaksModel(shell);
        causes = new CausesModel(shell);
        ages = new AgesModel(shell);
        endings = new EndingsModel(shell);
        Fxml.load(this);
        list = new BreaksView(breaks, false);
        causesPane = new CausesPane(causes);
        listTab.setContent(list);
        causesTab.setContent(causesPane);
        agesTab.setContent(new AgesPane(ages, this::listed));
        endingsTab.setContent(new EndingsPane(endings, id -> visited("break/" + id)));
        tabs.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> shown(now));
        asOf.bind(breaks.loaded().asOfProperty());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        hints();
    }

    /// @param subject `break/id`, `account/login@server`, `causes`, `ages`, `endings/id` or nothing
    @Override
    public void visited(String subject) {
        boolean ending = subject.startsWith(ENDINGS);
        if (ending) {
            endings.want(subject.substring(ENDINGS.length()));
        }
        Tab wanted =
                switch (ending ? ENDINGS : subject) {
                    case ENDINGS -> endingsTab;
                    case "causes" -> causesTab;
                    case "ages" -> agesTab;
                    case "" -> tabs.getSelectionModel().getSelectedItem();
                    default -> listTab;
                };
        if (!ending) {
            list.visited(subject);
        }
        boolean there = wanted.equals(tabs.getSelectionModel().getSelectedItem());
        tabs.getSelectionModel().select(wanted);
        if (there) {
            shown(wanted);
        }
    }

    @Override
    public void renew() {
        Tab now = tabs.getSelectionModel().getSelectedItem();
        if (now.equals(listTab)) {
            list.renew();
        } else {
            shown(now);
        }
    }

    @Override
    public void look() {
        if (listTab.isSelected()) {
            list.renew();
        } else if (endingsTab.isSelected()) {
            endings.read();
        }
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return asOf;
    }

    private void hints() {
        List<String> keys = new ArrayList<>();
        // a tab learns only later than the tabs that it is the one
        if (listTab.equals(tabs.getSelectionModel().getSelectedItem())) {
            keys.addAll(list.hints());
        }
        keys.add("TABS");
        hints.show(keys);
    }

    private void pressed(KeyEvent key) {
        if (HintBar.isTyped(key)) {
            return;
        }
        int digit = HintBar.digit(key.getCode());
        if (hints.pressed(key)) {
            key.consume();
        } else if (digit >= 1 && digit <= tabs.getTabs().size()) {
            tabs.getSelectionModel().select(digit - 1);
            key.consume();
        } else if (listTab.isSelected() && list.key(key.getCode())) {
            key.consume();
        }
    }

    private void shown(Tab now) {
        hints();
        asOf.unbind();
        if (now.equals(causesTab)) {
            causesPane.offer(breaks.accounts());
            causes.read();
            asOf.bind(causes.loaded().asOfProperty());
        } else if (now.equals(agesTab)) {
            ages.read();
            asOf.bind(ages.loaded().asOfProperty());
        } else if (now.equals(endingsTab)) {
            endings.read();
            asOf.bind(endings.loaded().asOfProperty());
        } else {
            asOf.bind(breaks.loaded().asOfProperty());
        }
    }

    private void listed(String account) {
        breaks.filters().ofAccount(account);
        tabs.getSelectionModel().select(listTab);
    }
}
