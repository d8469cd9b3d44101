/// Money that arrived from clients, recorded by one person and confirmed by another.
@NullMarked
package fidus.desktop.deposits;

import org.jspecify.annotations.NullMarked;
