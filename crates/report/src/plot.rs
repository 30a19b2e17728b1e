//! Plots as SVG text.

use plotters::prelude::*;

/// One claimed tally, as a bar.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bar {
    /// Who claims it.
    pub label: String,
    /// Parts in the order supportive, neither stated nor known, critical.
    pub parts: [u32; 3],
}

const SUPPORTIVE: RGBColor = RGBColor(46, 125, 50);
const REST: RGBColor = RGBColor(176, 176, 176);
const CRITICAL: RGBColor = RGBColor(198, 40, 40);

/// Height of one bar with the gap below it.
const ROW: u32 = 34;
const LABEL_WIDTH: u32 = 250;
const WIDTH: u32 = 760;

/// Bars one below the other, to one scale, with their numbers. Empty where there are none or
/// where the drawing fails, since a page without its plot is still a page.
pub(crate) fn bars(bars: &[Bar]) -> String {
    let longest = bars.iter().map(|bar| bar.parts.iter().sum::<u32>()).max().unwrap_or(0);
    if longest == 0 {
        return String::new();
    }
    let mut svg = String::new();
    let height = ROW * bars.len() as u32 + 6;
    match draw(&mut svg, bars, longest, height) {
        // The size becomes a view box, so that the plot shrinks with the page.
        Ok(()) => svg.replacen(&format!("width=\"{WIDTH}\" height=\"{height}\""), "role=\"img\" width=\"100%\"", 1),
        Err(_) => String::new(),
    }
}

fn draw(svg: &mut String, bars: &[Bar], longest: u32, height: u32) -> Result<(), Box<dyn std::error::Error>> {
    let area = SVGBackend::with_string(svg, (WIDTH, height)).into_drawing_area();
    let scale = f64::from(WIDTH - LABEL_WIDTH - 60) / f64::from(longest);
    let text = ("sans-serif", 14).into_font();
    for (row, bar) in (0i32..).zip(bars) {
        let top = row * ROW as i32 + 4;
        let label: String = if bar.label.chars().count() > 36 {
            bar.label.chars().take(35).chain(['…']).collect()
        } else {
            bar.label.clone()
        };
        area.draw(&Text::new(label, (0, top + 6), text.clone().color(&RGBColor(110, 110, 110))))?;
        let mut left = LABEL_WIDTH as i32;
        for (part, colour) in bar.parts.iter().zip([SUPPORTIVE, REST, CRITICAL]).filter(|(part, _)| **part > 0) {
            let right = left + (f64::from(*part) * scale).round() as i32;
            area.draw(&Rectangle::new([(left, top), (right, top + 24)], colour.filled()))?;
            area.draw(&Text::new(part.to_string(), (left + 5, top + 6), text.clone().color(&WHITE)))?;
            left = right + 2;
        }
    }
    area.present()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_shows_its_numbers_and_escapes_its_label() {
        let svg = bars(&[Bar {
            label: "<Mission>".into(),
            parts: [28, 0, 8],
        }]);
        assert!(
            svg.contains("28") && svg.contains("viewBox") && svg.contains("&lt;Mission&gt;"),
            "{svg}"
        );
        assert_eq!(bars(&[]), "");
    }
}
