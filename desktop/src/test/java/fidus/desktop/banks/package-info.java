/// Bank statements on the screen.
@NullMarked
package fidus.desktop.banks;

import org.jspecify.annotations.NullMarked;
