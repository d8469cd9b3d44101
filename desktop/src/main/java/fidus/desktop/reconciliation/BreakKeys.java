package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.desktop.shell.Session;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

import java.util.ArrayList;
import java.util.List;

/// The single keys of the breaks: they take the keyboard to where something is done about the break
/// in hand, or about all that are selected, and say why it cannot be done.
final class BreakKeys {
    private static final double ABOVE = 48;

    private final BreaksModel model;
    private final ScrollPane detail;
    private final BreakPane one;
    private final BulkPane several;

    BreakKeys(BreaksModel model, ScrollPane detail, BreakPane one, BulkPane several) {
        this.model = model;
        this.detail = detail;
        this.one = one;
        this.several = several;
    }

    static List<String> hints(Session session) {
        List<String> keys = new ArrayList<>();
        boolean works = session.may(Permission.RECONCILE);
        boolean asks = session.may(Permission.PREPARE_BREAK);
        keys.addAll(works ? List.of("EXPLAIN", "OWNER", "COMMENT") : List.of());
        keys.addAll(asks ? List.of("CLOSE") : List.of());
        keys.addAll(works ? List.of("SPLIT") : List.of());
        keys.addAll(asks ? List.of("APART") : List.of());
        keys.addAll(works ? List.of("SEND") : List.of());
        keys.addAll(List.of("NEXT", "FIND"));
        return keys;
    }

    /// What leads back to the list, and to one break of it.
    void on(TableView<?> table) {
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pointed);
        detail.addEventFilter(KeyEvent.KEY_PRESSED, key -> typing(table, key));
        model.whenTaken((_, _) -> taken(table));
    }

    /// What was typed is with the server: the next key is one of the list, and no letter. Who types
    /// on already stays where that is.
    private void taken(TableView<?> table) {
        Scene scene = detail.getScene();
        Node at = scene == null ? null : scene.getFocusOwner();
        if (at != null && one.drafts.isTyped(at)) {
            return;
        }
        while (at != null && !at.equals(detail)) {
            at = at.getParent();
        }
        if (at != null) {
            table.requestFocus();
        }
    }

    /// Who points at a row means that row, also the one that is selected already.
    private void pointed(MouseEvent press) {
        Node at = press.getPickResult().getIntersectedNode();
        while (at != null && !(at instanceof TableRow<?>)) {
            at = at.getParent();
        }
        if (at instanceof TableRow<?> row && !row.isEmpty()) {
            model.bulk().leave();
        }
    }

    /// Esc goes from a field back to the list. What is typed stays.
    private void typing(TableView<?> table, KeyEvent key) {
        boolean chooses = key.getTarget() instanceof ComboBoxBase<?> box && box.isShowing();
        if (key.getCode() == KeyCode.ESCAPE && HintBar.isTyped(key) && !chooses) {
            table.requestFocus();
            key.consume();
        }
    }

    /// @return whether the key meant something here
    boolean key(KeyCode code, TableView<BreakCard> table, Node filter) {
        switch (code) {
            case E -> go(BreakDeed.EXPLAIN);
            case O -> go(BreakDeed.ASSIGN);
            case C -> go(BreakDeed.COMMENT);
            case W -> go(BreakDeed.RESOLVE);
            case S -> splitIfAny();
            case U -> takeApart();
            case N -> next(table);
            case F -> filter.requestFocus();
            case ESCAPE -> {
                return model.bulk().leave();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Takes the keyboard to where the difference of the break in hand is taken apart.
    void split() {
        to(one.splitting());
    }

    private void splitIfAny() {
        if (detail.getContent() != one || model.split().draft() == null) {
            model.shell().notices().bad("There is no difference of one break to take apart.");
        } else {
            split();
        }
    }

    private void takeApart() {
        boolean many = detail.getContent() != one;
        String why = many ? "Pick one break first." : one.pair().whyNot();
        if (why.isEmpty()) {
            to(one.pair().place());
        } else {
            model.shell().notices().bad(why);
        }
    }

    private void go(BreakDeed deed) {
        boolean many = detail.getContent() == several;
        String why = many ? several.whyNot(deed) : model.rights().why(deed);
        if (why.isEmpty()) {
            to(many ? several.begin(deed) : one.place(deed));
        } else {
            model.shell().notices().bad(why);
        }
    }

    private void to(Node place) {
        detail.applyCss();
        detail.layout();
        place.requestFocus();
        Node content = detail.getContent();
        Bounds seen = detail.getViewportBounds();
        double rest = content.getLayoutBounds().getHeight() - seen.getHeight();
        double at = content.sceneToLocal(place.localToScene(0, 0)).getY() - ABOVE;
        detail.setVvalue(rest <= 0 ? 0 : Math.clamp(at / rest, 0, 1));
    }

    /// At the end of what is listed more are read.
    private void next(TableView<BreakCard> table) {
        var selection = table.getSelectionModel();
        int at = selection.getSelectedIndex() + 1;
        if (at >= table.getItems().size()) {
            model.listing().more();
        }
        if (at < table.getItems().size()) {
            selection.clearAndSelect(at);
            table.scrollTo(Math.max(0, at - 2));
            table.requestFocus();
        }
    }
}
