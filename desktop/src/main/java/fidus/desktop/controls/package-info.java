/// Controls that look and behave alike on every screen.
@NullMarked
package fidus.desktop.controls;

import org.jspecify.annotations.NullMarked;
