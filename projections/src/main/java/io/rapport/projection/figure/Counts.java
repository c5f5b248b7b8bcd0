package io.rapport.projection.figure;

import io.rapport.projection.figure.Attributed.Change;
import io.rapport.projection.figure.FigureKey.Dimension;

/** The figures to which each action adds by itself. */
final class Counts {

    private Counts() {}

    static FigureKey actions(Change change) {
        CountedAction action = change.action();
        return FigureKey.of(Figure.ACTIONS, Windows.day(action.occurredAt()))
                .with(Dimension.CHANNEL, action.channel())
                .with(Dimension.ACTION, action.action())
                .with(Dimension.CONTENT_TYPE, action.contentType())
                .with(Dimension.PRODUCT, action.product());
    }

    static FigureKey trending(Change change) {
        CountedAction action = change.action();
        return FigureKey.of(Figure.TRENDING, Windows.hour(action.occurredAt()))
                .with(Dimension.ACTION, action.action())
                .with(Dimension.CONTENT_ID, action.contentId())
                .with(Dimension.SPECIALTY, action.specialty())
                .with(Dimension.COUNTRY, action.country());
    }
}
