/// What every screen stands on: the door to the server, background work, session, navigation and
/// the main window.
@NullMarked
package fidus.desktop.shell;

import org.jspecify.annotations.NullMarked;
