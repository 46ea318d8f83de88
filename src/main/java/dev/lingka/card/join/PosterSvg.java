package dev.lingka.card.join;

import com.google.zxing.common.BitMatrix;
import dev.lingka.card.code.CodePicture;

/** Draws a poster as SVG on A5 in millimetres: text stays text, edges stay sharp at any print size. */
final class PosterSvg {

    private static final double WIDTH_MM = 148;
    private static final double HEIGHT_MM = 210;
    private static final double CODE_MM = 100;
    private static final double CODE_TOP_MM = 62;
    private static final String FONTS = "'PingFang SC','Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif";

    private PosterSvg() {}

    static String draw(Poster poster) {
        StringBuilder svg = new StringBuilder();
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(WIDTH_MM)
                .append("mm\" height=\"")
                .append(HEIGHT_MM)
                .append("mm\" viewBox=\"0 0 148 210\" font-family=\"")
                .append(FONTS)
                .append("\" text-anchor=\"middle\">\n<rect width=\"148\" height=\"210\" fill=\"#ffffff\"/>\n");
        text(svg, 30, 12, poster.merchantName(), "#1c1b1a");
        text(svg, 46, 8, poster.storeName(), "#5f5b55");
        code(svg, poster.link());
        text(svg, 178, 8, Poster.CALL_ZH, "#1c1b1a");
        text(svg, 188, 5, Poster.CALL_EN, "#5f5b55");
        text(svg, 202, 3, poster.joinCode(), "#5f5b55");
        return svg.append("</svg>\n").toString();
    }

    private static void code(StringBuilder svg, String link) {
        BitMatrix modules = CodePicture.qrModules(link);
        double scale = CODE_MM / modules.getWidth();
        svg.append("<path shape-rendering=\"crispEdges\" transform=\"translate(")
                .append((WIDTH_MM - CODE_MM) / 2)
                .append(' ')
                .append(CODE_TOP_MM)
                .append(") scale(")
                .append(scale)
                .append(")\" d=\"")
                .append(CodePicture.path(modules))
                .append("\"/>\n");
    }

    /** Long names are squeezed into the page rather than cut. */
    private static void text(StringBuilder svg, int y, int size, String text, String colour) {
        double estimated =
                text.codePoints().mapToDouble(c -> c > 0x2e80 ? 1 : 0.6).sum() * size;
        String squeezed = estimated > WIDTH_MM - 16 ? " textLength=\"132\" lengthAdjust=\"spacingAndGlyphs\"" : "";
        svg.append("<text x=\"74\" y=\"")
                .append(y)
                .append("\" font-size=\"")
                .append(size)
                .append("\" fill=\"")
                .append(colour)
                .append('"')
                .append(squeezed)
                .append('>')
                .append(escaped(text))
                .append("</text>\n");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
