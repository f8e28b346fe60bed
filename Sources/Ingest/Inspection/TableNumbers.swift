import Bytes
import SDGModel

extension TableReading {
  /// How the texts among the values are to be read.
  mutating func readNumbers() -> NumberStyle {
    let texts = block.body.flatMap { row in
      mapping.valueColumns.compactMap { column -> String? in
        guard let cell = grid.own(row, column), !cell.isNumber, CellKind(cell) != .text else {
          return nil
        }
        return cell.text
      }
    }
    let evidence = NumberEvidence(texts)
    if !evidence.doubtful.isEmpty {
      aspects.append(
        Aspect(
          "numbers", "",
          "is the mark in \(TableReading.list(evidence.doubtful)) a decimal mark, or does it part thousands?",
          .asked))
    } else if evidence.style.decimal == "," {
      aspects.append(
        Aspect(
          "numbers", "",
          "the comma is the decimal mark\(evidence.style.thousands == "." ? ", and the point parts thousands" : "")",
          .certain))
    }
    askAboutLargeShares(evidence.style)
    let words = mapping.valueColumns.flatMap { column in
      block.body.compactMap { grid.own($0, column) }.filter { CellKind($0) == .text }.map(\.text)
    }
    if !words.isEmpty {
      aspects.append(
        Aspect(
          "values", "",
          "\(Counted.text(words.count, "cell among the values holds", "cells among the values hold")) words: \(TableReading.list(words))",
          .likely))
    }
    return evidence.doubtful.isEmpty ? evidence.style : NumberStyle(decimal: "?")
  }

  /// A share of 1204 per cent is 1.204 misread, or no share.
  private mutating func askAboutLargeShares(_ style: NumberStyle) {
    guard mapping.given[.field(.unit)] == "PT" else { return }
    let large = block.body.flatMap { row in
      mapping.valueColumns.filter(holdsValues).compactMap { grid.own(row, $0) }.filter { cell in
        let plain = cell.isNumber ? cell.text : style.plain(cell.text)
        return (DecimalText.parse(plain) ?? 0) >= 1_000
      }.map(\.text)
    }
    guard !large.isEmpty else { return }
    aspects.append(
      Aspect(
        "numbers", "", "the unit is per cent: is \(TableReading.list(large)) a share?", .asked))
  }
}
