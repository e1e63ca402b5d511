package al.feedbackledger.projections.catalogue;

import al.feedbackledger.projections.view.LedgerEntry;
import al.feedbackledger.projections.view.View;
import al.feedbackledger.projections.view.ViewName;
import al.feedbackledger.projections.view.ViewStore;

import javax.sql.DataSource;

/** The view of services, institutions, question sets, standards and promises as they are known now. */
public final class CatalogueView implements View {
    public static final ViewName NAME = new ViewName("catalogue", 2);

    private final ViewStore store;

    public CatalogueView(DataSource dataSource) {
        this.store = new ViewStore(NAME, dataSource);
    }

    public ServiceCatalogue queries() {
        return new StoredCatalogue(store.client());
    }

    @Override
    public ViewStore store() {
        return store;
    }

    /** Catalogue events are few and build on each other: each is written at once. */
    @Override
    public Fold begin() {
        CatalogueFold fold = new CatalogueFold(store.jdbc());
        return new Fold() {
            @Override
            public void take(LedgerEntry entry) {
                fold.take(entry);
            }

            @Override
            public void write() {
                // Nothing was kept back.
            }
        };
    }
}
